#include "identity/replays.h"

#include "base/hash.h"
#include "base/problem.h"
#include "identity/actor.h"
#include "identity/replay_store.h"

#include <stdexcept>

namespace guapai::identity {

using http::Call;
using http::Response;

namespace {

constexpr std::int64_t kept_ms = 7 * 24 * 3'600'000LL;
constexpr std::string_view kept_headers[] = {"Content-Type", "ETag", "Location"};

// What must be equal for a request to be the same: what it asks for, of what, with which content.
std::string digest_of(const Call& call) {
    const std::string text = call.operation().id + "\n" + call.request().target + "\n" + call.request().body;
    return hex(sha256(text));
}

Replay claim_of(const Call& call, std::string_view county) {
    const auto* actor = dynamic_cast<const Actor*>(call.principal());
    Replay claim;
    claim.county = county.empty() ? actor->account.county : std::string(county);
    claim.account = actor ? actor->name() : "public";
    claim.key = call.idempotency_key();
    claim.request_digest = digest_of(call);
    claim.created_at = Instant::now();
    return claim;
}

FirstAnswer answer_of(const Response& response) {
    const auto* body = std::get_if<std::string>(&response.body);
    if (!body) throw std::logic_error("a replayable operation answered with a file or a stream");
    FirstAnswer answer{.body = *body};
    for (const std::string_view name : kept_headers)
        if (const std::string_view value = response.header(name); !value.empty())
            answer.headers.push_back({std::string(name), std::string(value)});
    return answer;
}

Response response_of(const Replay& replay, const FirstAnswer& answer) {
    Response response;
    response.status = static_cast<int>(replay.status);
    for (const Header& header : answer.headers)
        response.headers.emplace_back(header.name, header.value);
    response.headers.emplace_back("Idempotency-Replayed", "true");
    response.body = answer.body;
    return response;
}

Response first_response(const Reader& in, const Replay& claim) {
    const auto stored = find_replay(in, claim.county, claim.account, claim.key);
    if (!stored) throw std::runtime_error("a replayed answer has vanished");
    if (stored->request_digest != claim.request_digest)
        throw Problem::invalid("idempotency.key_reused", "Idempotency-Key 已用于另一个请求，请换一个",
                               "This Idempotency-Key was used for another request");
    return response_of(*stored, open_answer(in, *stored));
}

} // namespace

Response Replays::once(const Call& call, std::string_view county, const std::function<Response()>& action) {
    const Replay claim = claim_of(call, county);
    return write(database_, claim.county, [&](Transaction& tx) {
        forget_replays(tx, claim.county, {claim.created_at.ms - kept_ms});
        // Another process may be executing the same request: the unique key makes this one wait for its end.
        if (!claim_replay(tx, claim)) return first_response(tx, claim);
        Response response = action();
        save_answer(tx, claim, response.status, answer_of(response));
        return response;
    });
}

} // namespace guapai::identity
