#include "http/metrics.h"

#include <boost/json.hpp>
#include <gtest/gtest.h>

namespace guapai::http {

namespace {

Request request_of(std::string path) {
    Request request;
    request.target = path + "?token=secret";
    request.path = std::move(path);
    request.query = {{"token", "secret"}};
    request.headers = {{"cookie", "session=secret"}, {"authorization", "Bearer secret"}};
    request.body = "secret";
    request.remote_address = "10.1.2.3";
    request.trace = "0123456789abcdef";
    return request;
}

} // namespace

TEST(Metrics, CountByOperationAndClassWithTheTimeTaken) {
    Metrics metrics;
    const Operation operation = Operation::get("/a", "getA", "t", "", "");
    for (const double seconds : {0.0005, 0.001, 0.02, 20.0})
        metrics.record(request_of("/a"), &operation, Response::json("{}"), seconds);
    metrics.record(request_of("/x"), nullptr, Response::json("{}", 404), 0.0001);
    const std::string text = metrics.text("more 1\n");
    for (const char* line :
         {"guapai_http_requests_total{operation=\"getA\",class=\"2xx\"} 4\n",
          "guapai_http_requests_total{operation=\"other\",class=\"4xx\"} 1\n",
          "guapai_http_seconds_bucket{operation=\"getA\",le=\"0.001\"} 2\n",
          "guapai_http_seconds_bucket{operation=\"getA\",le=\"0.03\"} 3\n",
          "guapai_http_seconds_bucket{operation=\"getA\",le=\"10\"} 3\n",
          "guapai_http_seconds_bucket{operation=\"getA\",le=\"+Inf\"} 4\n",
          "guapai_http_seconds_count{operation=\"getA\"} 4\n", "# TYPE guapai_http_seconds histogram\n", "more 1\n"})
        EXPECT_NE(text.find(line), std::string::npos) << line << text;
}

TEST(Metrics, ALogLineIsJsonAndHoldsNoSecret) {
    const Operation operation = Operation::get("/api/v1/schools/{id}", "getSchool", "t", "", "").needs("schools.read");
    const std::string line =
        access_line(request_of("/api/v1/schools/\x01\"学"), &operation, Response::json("{}"), 0.01234);
    const auto object = boost::json::parse(line).as_object();
    EXPECT_EQ(object.at("operation"), "getSchool");
    EXPECT_EQ(object.at("status"), 200);
    EXPECT_EQ(object.at("ms"), 12.34);
    EXPECT_EQ(object.at("client"), "10.1.2.3");
    EXPECT_EQ(object.at("trace"), "0123456789abcdef");
    EXPECT_EQ(line.find("secret"), std::string::npos);
}

TEST(Metrics, TheTokenInAPublicLinkIsNotLogged) {
    const Operation open = Operation::get("/api/v1/public/surveys/{token}", "getSurvey", "t", "", "");
    EXPECT_EQ(access_line(request_of("/api/v1/public/surveys/secret"), &open, Response::json("{}"), 0).find("secret"),
              std::string::npos);
    EXPECT_EQ(access_line(request_of("/p/secret"), nullptr, Response::json("{}"), 0).find("secret"), std::string::npos);
}

} // namespace guapai::http
