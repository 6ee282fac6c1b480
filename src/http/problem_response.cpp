#include "http/problem_response.h"

#include "base/json.h"

#include <spdlog/spdlog.h>

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

std::string basis_object(const Basis& basis) {
    return json::ObjectWriter()
        .text("document", basis.document)
        .text("article", basis.article)
        .text("text", basis.text)
        .done();
}

Problem internal(std::string_view trace) {
    return {500, "internal", "系统内部错误，已记录，请把编号 " + std::string(trace) + " 告诉管理员",
            "Internal error, recorded as " + std::string(trace)};
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
    if (problem.basis) std::move(writer).raw("basis", basis_object(*problem.basis));
    if (!problem.current.empty()) std::move(writer).raw("current", problem.current);
    std::move(writer).text("trace", trace);
    Response response;
    response.status = problem.status;
    response.headers = {{"Content-Type", "application/problem+json"}, {"Cache-Control", "no-store"}};
    response.body = std::move(writer).done();
    if (problem.status == 401) response.headers.emplace_back("WWW-Authenticate", "Bearer realm=\"guapai\"");
    if (problem.status == 503 || problem.status == 429)
        response.headers.emplace_back("Retry-After", std::to_string(problem.retry_after));
    return response;
}

Response answer_or_problem(const Request& request, const std::function<Response()>& action) {
    try {
        return action();
    } catch (const Problem& problem) {
        return problem_response(problem, request.trace);
    } catch (const std::exception& error) {
        spdlog::error("trace={} {} {}: {}", request.trace, name_of(request.method), request.path, error.what());
    } catch (...) {
        spdlog::error("trace={} {} {}: unknown exception", request.trace, name_of(request.method), request.path);
    }
    return problem_response(internal(request.trace), request.trace);
}

} // namespace guapai::http
