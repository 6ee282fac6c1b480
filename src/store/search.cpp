#include "store/search.h"

#include "base/hash.h"
#include "base/text.h"

#include <algorithm>
#include <cctype>
#include <map>
#include <vector>

namespace guapai {

namespace {

constexpr std::size_t most_terms = 16'000; // PostgreSQL knows positions up to 16383
constexpr std::size_t longest_word = 100;  // bytes

bool is_latin(std::string_view term) {
    return std::ranges::all_of(term, [](char c) { return std::isalnum(static_cast<unsigned char>(c)); });
}

// Tokens of letters and digits alone, so that neither engine's idea of Unicode has a say.
std::string token_of(std::string_view term) {
    if (is_latin(term)) return "w" + std::string(term.substr(0, longest_word));
    return "x" + hex({reinterpret_cast<const std::uint8_t*>(term.data()), std::min(term.size(), longest_word)});
}

std::string place_token(std::string_view county, std::string_view kind) {
    return token_of(std::string(county) + "/" + std::string(kind));
}

std::vector<std::string> terms_of(std::string_view text) {
    const std::string terms = search_terms(text);
    return terms.empty() ? std::vector<std::string>() : split(terms, ' ');
}

// The second half of a pair of two characters, empty for everything else.
std::string_view second_of_pair(std::string_view term) {
    if (is_latin(term) || utf8_length(term) != 2) return {};
    std::size_t at = 1;
    while ((static_cast<unsigned char>(term[at]) & 0xc0U) == 0x80)
        ++at;
    return term.substr(at);
}

// Terms in order; the last character of a run by itself too, or a single character would be found everywhere but there.
std::vector<std::string> document_tokens(std::string_view text) {
    const std::vector<std::string> terms = terms_of(text);
    std::vector<std::string> tokens;
    for (std::size_t i = 0; i < terms.size() && tokens.size() < most_terms; ++i) {
        tokens.push_back(token_of(terms[i]));
        const std::string_view last = second_of_pair(terms[i]);
        const bool run_goes_on = i + 1 < terms.size() && terms[i + 1].starts_with(last);
        if (!last.empty() && !run_goes_on) tokens.push_back(token_of(last));
    }
    return tokens;
}

// What must stand in the text: tokens one after the other, the last of them possibly only a beginning.
struct Phrase {
    std::vector<std::string> tokens;
    bool prefix = false;
};

std::vector<Phrase> phrases_of(std::string_view query) {
    std::vector<Phrase> phrases;
    std::string_view expected; // the character with which the next pair of the same run begins
    const std::vector<std::string> terms = terms_of(query);
    for (const std::string& term : terms) {
        const std::string_view second = second_of_pair(term);
        if (!second.empty() && !expected.empty() && term.starts_with(expected))
            phrases.back().tokens.push_back(token_of(term));
        else
            phrases.push_back({{token_of(term)}, second.empty()});
        expected = second;
    }
    return phrases;
}

// FTS5: place : "x…" AND terms : "x… x…" AND terms : "w2"*
std::string fts5_query(std::string_view county, std::string_view kind, const std::vector<Phrase>& phrases) {
    std::string out = "place : \"" + place_token(county, kind) + "\"";
    for (const Phrase& phrase : phrases)
        out.append(" AND terms : \"").append(joined(phrase.tokens, " ")).append(phrase.prefix ? "\"*" : "\"");
    return out;
}

// PostgreSQL: x… <-> x… & w2:*
std::string ts_query(const std::vector<Phrase>& phrases) {
    std::string out;
    for (const Phrase& phrase : phrases)
        out.append(out.empty() ? "" : " & ").append(joined(phrase.tokens, " <-> ")).append(phrase.prefix ? ":*" : "");
    return out;
}

// 'x…':1,7 'w2':3
std::string ts_vector(const std::vector<std::string>& tokens) {
    std::map<std::string_view, std::string> positions;
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        std::string& list = positions[tokens[i]];
        list.append(list.empty() ? "" : ",").append(std::to_string(i + 1));
    }
    std::string out;
    for (const auto& [token, list] : positions)
        out.append(out.empty() ? "" : " ").append(token).append(":").append(list);
    return out;
}

// SQLite's index knows rows by number only.
std::int64_t number_of(const Reader& in, std::string_view county, std::string_view kind, const Id& id) {
    return in.integer(
        Sql("SELECT number FROM search_document WHERE county = ? AND kind = ? AND id = ?", county, kind, id));
}

void insert_in_sqlite(Transaction& tx, std::string_view county, std::string_view kind, const Id& id,
                      const std::vector<std::string>& tokens) {
    const std::int64_t number = tx.integer(
        Sql("INSERT INTO search_document (county, kind, id) VALUES (?, ?, ?) RETURNING number", county, kind, id));
    tx.run(Sql("INSERT INTO search_text (rowid, place, terms) VALUES (?, ?, ?)", number, place_token(county, kind),
               joined(tokens, " ")));
}

void index_in_postgres(Transaction& tx, std::string_view county, std::string_view kind, const Id& id,
                       const std::vector<std::string>& tokens) {
    tx.run(Sql("INSERT INTO search_text (county, kind, id, vector) VALUES (?, ?, ?, CAST(? AS tsvector)) "
               "ON CONFLICT (county, kind, id) DO UPDATE SET vector = excluded.vector",
               county, kind, id, ts_vector(tokens)));
}

} // namespace

SearchWords::SearchWords(std::string_view text) : tokens_(document_tokens(text)) {}

void index_new_text(Transaction& tx, std::string_view county, std::string_view kind, const Id& id,
                    const SearchWords& words) {
    if (tx.engine() == Engine::sqlite)
        insert_in_sqlite(tx, county, kind, id, words.tokens());
    else
        tx.run(Sql("INSERT INTO search_text (county, kind, id, vector) VALUES (?, ?, ?, CAST(? AS tsvector))", county,
                   kind, id, ts_vector(words.tokens())));
}

void index_text(Transaction& tx, std::string_view county, std::string_view kind, const Id& id, std::string_view text) {
    const std::vector<std::string> tokens = document_tokens(text);
    if (tx.engine() == Engine::sqlite) {
        remove_text(tx, county, kind, id);
        insert_in_sqlite(tx, county, kind, id, tokens);
    } else
        index_in_postgres(tx, county, kind, id, tokens);
}

void index_text(Transaction& tx, std::string_view county, std::string_view kind, const Id& id,
                std::initializer_list<std::string_view> texts) {
    std::string all;
    for (const std::string_view text : texts)
        all.append(text).append("\n"); // so that the end of one and the start of the next make no word
    index_text(tx, county, kind, id, all);
}

void remove_text(Transaction& tx, std::string_view county, std::string_view kind, const Id& id) {
    if (tx.engine() == Engine::postgres) {
        tx.run(Sql("DELETE FROM search_text WHERE county = ? AND kind = ? AND id = ?", county, kind, id));
        return;
    }
    const std::int64_t number = number_of(tx, county, kind, id);
    if (number == 0) return;
    tx.run(Sql("DELETE FROM search_text WHERE rowid = ?", number));
    tx.run(Sql("DELETE FROM search_document WHERE number = ?", number));
}

Sql& restrict_search(Sql& sql, const Reader& in, std::string_view county, std::string_view kind,
                     std::string_view id_column, std::string_view query) {
    if (trimmed(query).empty()) return sql;
    const std::vector<Phrase> phrases = phrases_of(query);
    if (phrases.empty()) return sql.add(" AND FALSE");
    const std::string start = " AND " + std::string(id_column) + " IN (SELECT ";
    if (in.engine() == Engine::sqlite)
        return sql.add(start + "d.id FROM search_text x JOIN search_document d ON d.number = x.rowid "
                               "WHERE x.search_text MATCH ? AND d.county = ? AND d.kind = ?)",
                       fts5_query(county, kind, phrases), county, kind);
    return sql.add(start + "x.id FROM search_text x WHERE x.county = ? AND x.kind = ? AND x.vector @@ CAST(? AS "
                           "tsquery))",
                   county, kind, ts_query(phrases));
}

} // namespace guapai
