#include "app/commands.h"

int main(int argc, char** argv) { return guapai::app::run_command_line(argc, argv); }
