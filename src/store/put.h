// PUT of a record with a client-minted id: creates it, or replaces the version the client has seen.
//
//     const auto current = find(tx, scope, county, wanted.id);
//     switch (put(tx, "school", wanted, current, seen)) { case Put::created: … }
//
// The same content again is not a change, so that a request repeated after a lost answer gets the same answer. Throws
// Problem 428 when the record exists and no version was named, 412 with the current record when it is stale, 404 when
// a version was named of a record that does not exist.
#pragma once

#include "base/json.h"
#include "base/problem.h"
#include "store/record.h"

#include <optional>

namespace guapai {

enum class Put { created, updated, unchanged };

// `seen` is the version in If-Match, empty without. `wanted` gets county, id and version of what is stored.
template <class T>
Put put(Transaction& tx, std::string_view table, T& wanted, const std::optional<T>& current,
        std::optional<std::int64_t> seen) {
    if (!current) {
        if (seen) throw Problem::not_found("没有这条记录", "There is no such record");
        wanted.version = 1;
        insert(tx, table, wanted);
        return Put::created;
    }
    wanted.version = current->version;
    const bool repeated = !seen || *seen == current->version || *seen + 1 == current->version;
    if (repeated && json::write(wanted) == json::write(*current)) return Put::unchanged;
    if (!seen)
        throw Problem(428, "if_match.missing", "缺少 If-Match：请先读取再修改",
                      "If-Match is missing: read before you change");
    if (*seen != current->version || !update(tx, table, wanted, *seen)) throw Problem::stale(json::write(*current));
    return Put::updated;
}

} // namespace guapai
