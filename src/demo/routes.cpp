#include "demo/routes.h"

#include "demo/service.h"

namespace guapai::demo {

using http::Call;
using http::Operation;

void add_routes(http::Router& router, Database& database) {
    router.add(Operation::get("/api/v1/public/demo", "getDemo", "demo", "演示数据与演示账号",
                              "Whether this system holds demo data, and its accounts")
                   .answers<DemoView>(),
               [&](Call& call) {
                   DemoView view{.loaded = read(database, [](Reader& in) { return is_loaded(in); })};
                   if (view.loaded) {
                       view.password = demo_password;
                       view.accounts = accounts();
                   }
                   return call.reply(view);
               });
}

} // namespace guapai::demo
