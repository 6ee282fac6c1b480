// The table replay.
#pragma once

#include "base/describe.h"
#include "store/database.h"

#include <optional>
#include <string_view>

namespace guapai::identity {

struct Replay {
    std::string county, account, key, request_digest;
    std::int64_t status = 0; // 0: being executed, seen only inside its transaction
    std::string answer;      // sealed
    Instant created_at;

    static RecordType describe() {
        return RecordType::of<Replay>("StoredReplay", "重复请求", "Replay")
            .field<&Replay::county>("county", "区划", "County")
            .field<&Replay::account>("account", "用户", "Account")
            .field<&Replay::key>("key", "键", "Key")
            .field<&Replay::request_digest>("request_digest", "请求摘要", "Digest of the request")
            .field<&Replay::status>("status", "状态码", "Status")
            .field<&Replay::answer>("answer", "答复", "Answer")
            .field<&Replay::created_at>("created_at", "时间", "Created at");
    }
};

struct Header {
    std::string name, value;

    static RecordType describe() {
        return RecordType::of<Header>("StoredHeader", "响应头", "Header")
            .field<&Header::name>("name", "名称", "Name")
            .field<&Header::value>("value", "值", "Value");
    }
};

struct FirstAnswer {
    std::vector<Header> headers;
    std::string body;

    static RecordType describe() {
        return RecordType::of<FirstAnswer>("StoredAnswer", "答复", "Answer")
            .field<&FirstAnswer::headers>("headers", "响应头", "Headers")
            .field<&FirstAnswer::body>("body", "内容", "Body");
    }
};

bool claim_replay(Transaction& tx, const Replay& claim); // false: the key is taken
void save_answer(Transaction& tx, const Replay& claim, int status, const FirstAnswer& answer);
std::optional<Replay> find_replay(const Reader& in, std::string_view county, std::string_view account,
                                  std::string_view key);
FirstAnswer open_answer(const Reader& in, const Replay& replay);
void forget_replays(Transaction& tx, std::string_view county, Instant before);

} // namespace guapai::identity
