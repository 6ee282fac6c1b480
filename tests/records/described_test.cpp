// A member that describe() forgets is silently lost in JSON, SQL and OpenAPI: so every record of every header is
// counted.
#include "records.h"

#include <gtest/gtest.h>

#include <map>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

namespace guapai {

namespace {

// Stands for the initial value of any member.
struct Anything {
    template <class T>
    requires(!std::is_same_v<T, Anything>) operator T() const&&;
};
template <std::size_t>
using Any = Anything;

template <class T, std::size_t... I>
constexpr bool takes(std::index_sequence<I...>) {
    return requires { T{Any<I>{}...}; };
}

// How many members the aggregate T has; a base counts as one.
template <class T, std::size_t N = 0>
constexpr std::size_t arity() {
    static_assert(std::is_aggregate_v<T>);
    if constexpr (takes<T>(std::make_index_sequence<N + 1>{}))
        return arity<T, N + 1>();
    else
        return N;
}
template <class T, class Base>
constexpr std::size_t members() {
    if constexpr (std::is_void_v<Base>)
        return arity<T>();
    else
        return arity<T>() - 1 + arity<Base>();
}

struct Known {
    const char* cpp_name;
    std::size_t members;
    const RecordType& type;
};
std::vector<Known> all_records() {
#define KNOWN(TYPE, BASE) {#TYPE, members<TYPE, BASE>(), record_type<TYPE>()},
    return {RECORDS(KNOWN)};
#undef KNOWN
}

// Members that are nobody's but the program's.
const std::map<std::string, std::size_t> kept_back = {
    {"guapai::imports::Draft", 1}, // its text as it was loaded
};

} // namespace

TEST(Records, CountTheirMembersWithThoseOfTheirBase) {
    struct Small {
        std::string name;
        std::optional<std::string> note;
        std::vector<double> points;
    };
    struct Larger : Small {
        bool big = false;
    };
    EXPECT_EQ((members<Small, void>()), 3U);
    EXPECT_EQ((members<Larger, Small>()), 4U);
}

TEST(Records, DescribeEachOfTheirMembersOnce) {
    const std::vector<Known> all = all_records();
    EXPECT_GT(all.size(), 150U);
    for (const Known& known : all) {
        const auto kept = kept_back.find(known.cpp_name);
        EXPECT_EQ(known.type.fields().size() + (kept == kept_back.end() ? 0 : kept->second), known.members)
            << known.cpp_name;
        for (const FieldType& field : known.type.fields())
            EXPECT_EQ(known.type.find(field.name), &field) << known.cpp_name << " names " << field.name << " twice";
    }
}

} // namespace guapai
