// Routes described once: from the same table come dispatch, checks of input, permissions and the OpenAPI document.
//
//     router.add(Operation::get("/api/v1/counties/{county}/schools/{id}", "getSchool", "schools", "学校详情", "One
//     school")
//                    .needs("schools.read").answers<School>(),
//                [&](Call& call) { return call.reply(service.get(call…)); });
//
// A path segment {name} matches one segment. The router checks, in this order: method and path (404, 405 with Allow),
// authentication (401), CSRF of cookie sessions (403), permission and tenant (403/404, by the Gate), If-Match where
// required (428), query parameters against their description (400), body media type (415). Bodies are parsed by the
// handler through Call::body<T>(), which reports every bad field (422).
//
// Replays. A POST marked .replayable() that comes with an Idempotency-Key is executed once: sent again with the same
// body it gets the first answer (with Idempotency-Replayed: true), with another body 422. The handler has nothing to do
// for it: the router runs it inside one write of the database, which its own writes and reads join, so that the key,
// the change and the answer are stored together or not at all. A handler that throws leaves the key free. Such handlers
// answer JSON, and must not wait for other threads that write.
//
// Thread-safety: add() before the server starts; handle() from any thread afterwards.
#pragma once

#include "base/describe.h"
#include "base/json.h"
#include "base/page.h"
#include "base/problem.h"
#include "http/message.h"
#include "http/problem_response.h"
#include "http/route_tree.h"
#include "http/server.h"

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace guapai::http {

// Who makes the request. identity::Actor derives from it; http knows no more.
struct Principal {
    virtual ~Principal() = default;
    virtual std::string name() const { return {}; } // for the log: an id, never a person's name
};

struct Operation {
    Method method = Method::get;
    std::string path;                   // "/api/v1/counties/{county}/schools/{id}"
    std::string id;                     // operationId, camelCase, unique
    std::string tag;                    // the module
    std::string zh, en;                 // summary
    std::string permission;             // "schools.read"; empty: no login needed
    const RecordType* query = nullptr;  // filters; cursor, limit, sort, total are added when `list`
    const RecordType* body = nullptr;   // JSON request
    const RecordType* answer = nullptr; // JSON answer
    bool list = false;                  // {items, next, total?} of `answer`
    bool if_match = false;              // 428 without
    bool upsert = false;                // PUT that creates (201) or, with If-Match, replaces (200)
    bool idempotent = false;            // POST that honours Idempotency-Key
    int status = 200;                   // on success
    std::string body_type;              // media type of a body that is not JSON ("*/*": any)
    std::string answer_type;            // media type of an answer that is not JSON
    std::size_t body_limit = 1U << 20U; // bytes
    bool csrf_exempt = false;           // login, setup and public forms
    std::vector<std::string> sorts;     // allowed values of ?sort=, first is the default; "-" before a name: descending

    static Operation get(std::string path, std::string id, std::string tag, std::string zh, std::string en);
    static Operation post(std::string path, std::string id, std::string tag, std::string zh, std::string en);
    static Operation put(std::string path, std::string id, std::string tag, std::string zh, std::string en);
    static Operation patch(std::string path, std::string id, std::string tag, std::string zh, std::string en);
    static Operation del(std::string path, std::string id, std::string tag, std::string zh, std::string en);

    Operation&& needs(std::string permission_) &&;
    template <class T>
    Operation&& filters() && {
        query = &record_type<T>();
        return std::move(*this);
    }
    template <class T>
    Operation&& takes() && {
        body = &record_type<T>();
        return std::move(*this);
    }
    template <class T>
    Operation&& answers(int status_ = 200) && {
        answer = &record_type<T>();
        status = status_;
        return std::move(*this);
    }
    template <class T>
    Operation&& lists() && {
        answer = &record_type<T>();
        list = true;
        return std::move(*this);
    }
    Operation&& answers_nothing() &&;                                      // 204
    Operation&& answers_bytes(std::string media_type) &&;                  // a file
    Operation&& takes_bytes(std::string media_type, std::size_t limit) &&; // an upload
    Operation&& versioned() &&;                                            // If-Match required
    Operation&& upserts() &&;    // PUT on a client-minted id: If-Match only when the record exists (store/put.h)
    Operation&& replayable() &&; // Idempotency-Key honoured
    Operation&& sorted_by(std::vector<std::string> names) &&;
    Operation&& without_csrf() &&;
};

// One request on its way through a handler.
class Call {
public:
    Call(Request& request, const Operation& operation, std::map<std::string, std::string, std::less<>> path,
         std::shared_ptr<const Principal> principal);

    const Request& request() const { return request_; }
    const Operation& operation() const { return operation_; }
    const Principal* principal() const { return principal_.get(); } // null for public operations without a session
    const std::string& path(std::string_view name) const;           // a path parameter
    Id path_id(std::string_view name) const;                        // Problem 404 when it is no id
    template <class T>
    T body() const {
        return json::read<T>(request_.body);
    }
    template <class T>
    T filters() const {
        T record{};
        read_filters(record_type<T>(), &record);
        return record;
    }
    Page page() const;
    std::int64_t if_match() const;                       // the version the client has seen
    std::optional<std::int64_t> if_match_if_any() const; // empty without the header
    std::string_view idempotency_key() const;

    // JSON answers with the operation's status. A record with an integer field "version" gets the strong ETag
    // "<version>"; If-None-Match is answered with 304.
    template <class T>
    Response reply(const T& record) const {
        return reply(record_type<T>(), &record);
    }
    Response reply(const RecordType& type, const void* record) const;
    template <class T>
    Response reply(const Listed<T>& page) const {
        std::string text = "{\"items\":";
        json::append_value(text, value_type<std::vector<T>>(), &page.items);
        json::append_list_end(text, page.next, page.total);
        return reply(ListedJson{std::move(text)});
    }
    Response reply(ListedJson page) const;

private:
    void read_filters(const RecordType& type, void* record) const;

    Request& request_;
    const Operation& operation_;
    std::map<std::string, std::string, std::less<>> path_;
    std::shared_ptr<const Principal> principal_;
};

// Decides who may do what. Implemented by identity; the router asks it for every request.
class Gate {
public:
    virtual ~Gate() = default;
    // The principal of the request's cookie or bearer token; null when there is none or it is no longer valid.
    virtual std::shared_ptr<const Principal> identify(const Request& request) = 0;
    // Throws Problem 401/403/404. `county` is the path parameter of that name, empty when the path has none.
    virtual void admit(const Principal* principal, const Request& request, const Operation& operation,
                       std::string_view county) = 0;
};

// Executes a request once for its Idempotency-Key, and gives its first answer again afterwards. Implemented by
// identity.
class ReplayGuard {
public:
    virtual ~ReplayGuard() = default;
    // Throws what `action` throws, and Problem 422 "idempotency.key_reused".
    virtual Response once(const Call& call, std::string_view county, const std::function<Response()>& action) = 0;
};

class Router : public Handler {
public:
    explicit Router(Gate& gate);

    using Action = std::function<Response(Call&)>;
    void add(Operation operation, Action action);
    void remember(ReplayGuard& guard); // without one, keys have no effect
    // Everything outside /api/: embedded web files, plate pages. Asked when no route matches a GET or HEAD.
    void otherwise(std::function<Response(const Request&)> action);
    // Called after each answer with its seconds, for logs and /metrics.
    using Observer = std::function<void(const Request&, const Operation*, const Response&, double)>;
    void observe(Observer observer);

    std::size_t body_limit(Method method, std::string_view path) const override;
    Response handle(Request request) override;

    const std::vector<Operation>& operations() const { return operations_; }

private:
    static const RouteTree::Route* route_for(Method method, const std::vector<RouteTree::Route>& routes);
    Response dispatch(Request& request, const Operation*& operation);

    Gate& gate_;
    ReplayGuard* guard_ = nullptr;
    std::vector<Operation> operations_;
    std::vector<Action> actions_;
    std::function<Response(const Request&)> otherwise_;
    Observer observer_;
    RouteTree tree_;
};

} // namespace guapai::http
