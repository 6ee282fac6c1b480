#include "http/router.h"

namespace guapai::http {

namespace {

std::string error_list(const std::vector<FieldError>& errors) {
    std::string out = "[";
    for (const FieldError& error : errors) {
        if (out.size() > 1) out += ',';
        out += json::ObjectWriter().text("pointer", error.pointer).text("zh", error.zh).text("en", error.en).done();
    }
    return out + "]";
}

} // namespace

Response problem_response(const Problem& problem, std::string_view trace) {
    auto writer = json::ObjectWriter()
                      .text("type", "urn:guapai:problem:" + problem.code)
                      .text("title", problem.zh)
                      .text("title_en", problem.en)
                      .number("status", problem.status)
                      .text("code", problem.code);
    if (!problem.errors.empty()) std::move(writer).raw("errors", error_list(problem.errors));
    if (problem.basis)
        std::move(writer).raw("basis", json::ObjectWriter()
                                           .text("document", problem.basis->document)
                                           .text("article", problem.basis->article)
                                           .text("text", problem.basis->text)
                                           .done());
    if (!problem.current.empty()) std::move(writer).raw("current", problem.current);
    std::move(writer).text("trace", trace);
    Response response = Response::json(std::move(writer).done(), problem.status);
    response.headers.front().second = "application/problem+json";
    if (problem.status == 503 || problem.status == 429)
        response.headers.emplace_back("Retry-After", std::to_string(problem.retry_after));
    return response;
}

} // namespace guapai::http
