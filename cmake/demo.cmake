# Embeds demo/*.csv: cmake -DSOURCE_DIR=… -DOUTPUT_DIR=… -P demo.cmake. Writes demo_files.S and demo_files.cpp.
file(GLOB FILES ${SOURCE_DIR}/demo/*.csv)
list(SORT FILES)
set(ASSEMBLY "    .section .rodata\n")
set(DECLARATIONS "")
set(ROWS "")
set(INDEX 0)
foreach(FILE ${FILES})
    get_filename_component(NAME ${FILE} NAME)
    set(SYMBOL guapai_demo_${INDEX})
    string(APPEND ASSEMBLY "    .global ${SYMBOL}\n    .global ${SYMBOL}_end\n${SYMBOL}:\n    .incbin \"${FILE}\"\n${SYMBOL}_end:\n    .byte 0\n")
    string(APPEND DECLARATIONS "extern const char ${SYMBOL}[], ${SYMBOL}_end[];\n")
    string(APPEND ROWS "    if (name == \"${NAME}\") return {${SYMBOL}, static_cast<std::size_t>(${SYMBOL}_end - ${SYMBOL})};\n")
    math(EXPR INDEX "${INDEX} + 1")
endforeach()
string(APPEND ASSEMBLY "    .section .note.GNU-stack,\"\",%progbits\n")
file(WRITE ${OUTPUT_DIR}/demo_files.S "${ASSEMBLY}")
file(WRITE ${OUTPUT_DIR}/demo_files.cpp "#include \"demo/files.h\"

#include <stdexcept>
#include <string>

extern \"C\" {
${DECLARATIONS}}

namespace guapai::demo {

std::string_view file(std::string_view name) {
${ROWS}    throw std::logic_error(\"no demo file \" + std::string(name));
}

} // namespace guapai::demo
")
