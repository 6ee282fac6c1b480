#include "identity/replay_store.h"

#include "base/json.h"
#include "store/record.h"
#include "store/vault.h"

namespace guapai::identity {

namespace {
constexpr std::string_view context = "replay.answer";
}

bool claim_replay(Transaction& tx, const Replay& c) {
    return tx.run(Sql("INSERT INTO replay (county, account, key, request_digest, status, answer, created_at) "
                      "VALUES (?, ?, ?, ?, 0, '', ?) ON CONFLICT DO NOTHING",
                      c.county, c.account, c.key, c.request_digest, c.created_at)) == 1;
}

void save_answer(Transaction& tx, const Replay& claim, int status, const FirstAnswer& answer) {
    std::string text;
    json::append_stored(text, value_type<FirstAnswer>(), &answer);
    tx.run(Sql("UPDATE replay SET status = ?, answer = ? WHERE county = ? AND account = ? AND key = ?", status,
               tx.vault().seal(text, context), claim.county, claim.account, claim.key));
}

std::optional<Replay> find_replay(const Reader& in, std::string_view county, std::string_view account,
                                  std::string_view key) {
    return find_one<Replay>(
        in, select<Replay>("replay").add(" WHERE t.county = ? AND t.account = ? AND t.key = ?", county, account, key));
}

FirstAnswer open_answer(const Reader& in, const Replay& replay) {
    FirstAnswer answer;
    json::read_stored(in.vault().open(replay.answer, context), value_type<FirstAnswer>(), &answer);
    return answer;
}

void forget_replays(Transaction& tx, std::string_view county, Instant before) {
    tx.run(Sql("DELETE FROM replay WHERE county = ? AND created_at < ?", county, before));
}

} // namespace guapai::identity
