// Is an answer one that the OpenAPI document of its operation declares: its status, and its media type under that
// status?
//
//     answers.watch(router);   // from now on an answer that is not declared fails the test that asked for it
//
// Thread-safety: from any thread.
#pragma once

#include "http/openapi.h"

#include <boost/json.hpp>
#include <gtest/gtest.h>

#include <map>
#include <mutex>
#include <string>

namespace guapai {

class DeclaredAnswers {
public:
    void watch(http::Router& router) {
        router.observe([this](const auto&, const auto* operation, const auto& response, double) {
            if (!operation) return;
            EXPECT_EQ(undeclared(*operation, response), "");
        });
    }

private:
    // What is wrong with the answer; empty when it is declared.
    std::string undeclared(const http::Operation& operation, const http::Response& response) {
        const std::lock_guard lock(mutex_);
        const boost::json::object& responses = responses_of(operation);
        const std::string status = std::to_string(response.status);
        const auto* declared = responses.if_contains(status);
        const std::string seen = operation.id + " " + status + " " + std::string(type_of(response));
        if (!declared && response.status < 400) return seen + ": no such status";
        const auto* reference = declared ? declared->as_object().if_contains("$ref") : nullptr;
        if (!declared || reference) return type_of(response) == problem ? "" : seen + ": not a problem";
        const auto* content = declared->as_object().if_contains("content");
        if (!content) return type_of(response).empty() ? "" : seen + ": no content";
        for (const auto& [type, schema] : content->as_object())
            if (fits(type, type_of(response))) return {};
        return seen + ": no such media type";
    }

    static constexpr std::string_view problem = "application/problem+json";

    static std::string_view type_of(const http::Response& response) {
        return std::holds_alternative<http::EventStream>(response.body) ? "text/event-stream"
                                                                        : response.header("Content-Type");
    }
    static bool fits(std::string_view range, std::string_view type) {
        if (range == "*/*") return !type.empty() && type != problem;
        if (range.ends_with("/*")) return type.starts_with(range.substr(0, range.size() - 1));
        return type == range;
    }
    const boost::json::object& responses_of(const http::Operation& operation) {
        const auto known = responses_.find(operation.id);
        if (known != responses_.end()) return known->second;
        const auto document = boost::json::parse(http::openapi({operation}, "test")).as_object();
        const auto& methods = document.at("paths").as_object().begin()->value().as_object();
        return responses_.emplace(operation.id, methods.begin()->value().at("responses").as_object()).first->second;
    }

    std::mutex mutex_;
    std::map<std::string, boost::json::object> responses_;
};

} // namespace guapai
