// Full-text search over records: the same answers on both engines, Chinese words of one and two characters found too.
//
//     index_text(tx, county, "school", school.id, {school.name, school.address});          // with every save
//     Sql sql = select<School>("school").add(" WHERE t.county = ?", county);
//     restrict_search(sql, in, county, "school", "t.id", filters.q);                       // " AND t.id IN (…)"
//
// A query finds the records whose text holds all its parts: a run of Chinese characters as it stands, in one piece; a
// single character anywhere; a Latin word or a number by its beginning. Case, width (２ = 2) and punctuation do not
// count. An empty query restricts nothing; one that holds nothing to search for ("！！") finds nothing. What is asked
// never becomes part of the SQL or of the engines' query languages. Only the first 16,000 terms of a text are indexed.
//
// The index holds the text's words in the clear: personal fields (base/describe.h) must not be indexed.
// Thread-safety: as the Transaction and Reader given.
#pragma once

#include "store/database.h"

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

namespace guapai {

// The words of a text, cut beforehand: outside the transaction, so that the one writer of SQLite is kept for writing.
class SearchWords {
public:
    explicit SearchWords(std::string_view text);
    const std::vector<std::string>& tokens() const { return tokens_; }

private:
    std::vector<std::string> tokens_;
};

// For a record that is new: there is nothing to replace. DuplicateKey when it was indexed before.
void index_new_text(Transaction& tx, std::string_view county, std::string_view kind, const Id& id,
                    const SearchWords& words);
// Replaces what the record was found by. `kind` is the module's noun.
void index_text(Transaction& tx, std::string_view county, std::string_view kind, const Id& id, std::string_view text);
void index_text(Transaction& tx, std::string_view county, std::string_view kind, const Id& id,
                std::initializer_list<std::string_view> texts);
void remove_text(Transaction& tx, std::string_view county, std::string_view kind, const Id& id);

// Adds " AND <id_column> IN (…)" to a SELECT that is already restricted to `county`.
Sql& restrict_search(Sql& sql, const Reader& in, std::string_view county, std::string_view kind,
                     std::string_view id_column, std::string_view query);

} // namespace guapai
