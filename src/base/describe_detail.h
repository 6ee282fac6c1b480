// The templates behind base/describe.h: how each C++ type becomes a ValueType. Include base/describe.h instead.
#pragma once

namespace guapai::detail {

template <class T>
struct is_vector : std::false_type {};
template <class T>
struct is_vector<std::vector<T>> : std::true_type {};
template <class T>
struct is_optional : std::false_type {};
template <class T>
struct is_optional<std::optional<T>> : std::true_type {};

template <class T>
ValueType scalar() {
    if constexpr (std::is_same_v<T, std::string>)
        return {.kind = Kind::text};
    else if constexpr (std::is_same_v<T, std::int64_t>)
        return {.kind = Kind::integer};
    else if constexpr (std::is_same_v<T, double>)
        return {.kind = Kind::real};
    else if constexpr (std::is_same_v<T, bool>)
        return {.kind = Kind::boolean};
    else if constexpr (std::is_same_v<T, Date>)
        return {.kind = Kind::date};
    else if constexpr (std::is_same_v<T, Instant>)
        return {.kind = Kind::instant};
    else if constexpr (std::is_same_v<T, Id>)
        return {.kind = Kind::id};
    else
        static_assert(sizeof(T) == 0, "a described member is text, int64, double, bool, Date, Instant, Id, an enum, "
                                      "a described record, or an optional or vector of these");
}

template <class T>
ValueType make_value_type() {
    if constexpr (std::is_enum_v<T>) {
        return {.kind = Kind::choice,
                .choice = &choice_type<T>,
                .get_choice = [](const void* p) { return static_cast<int>(*static_cast<const T*>(p)); },
                .set_choice = [](void* p, int v) { *static_cast<T*>(p) = static_cast<T>(v); }};
    } else if constexpr (is_vector<T>::value) {
        using Element = typename T::value_type;
        return {.kind = Kind::list,
                .element = &value_type<Element>,
                .size = [](const void* p) { return static_cast<const T*>(p)->size(); },
                .at = [](const void* p, std::size_t i) -> const void* { return &(*static_cast<const T*>(p))[i]; },
                .append = [](void* p) -> void* { return &static_cast<T*>(p)->emplace_back(); },
                .clear = [](void* p) { static_cast<T*>(p)->clear(); }};
    } else if constexpr (requires { T::describe(); }) {
        return {.kind = Kind::record, .record = &record_type<T>};
    } else {
        return scalar<T>();
    }
}

template <class Record, class Value>
Record record_of(Value Record::*);
template <class Record, class Value>
Value value_of(Value Record::*);

} // namespace guapai::detail

namespace guapai {

template <class T>
const ValueType& value_type() {
    static const ValueType type = detail::make_value_type<T>();
    return type;
}

template <class T>
RecordType RecordType::of(std::string_view name, std::string_view zh, std::string_view en) {
    RecordType type;
    type.name_ = name;
    type.zh_ = zh;
    type.en_ = en;
    type.size_ = sizeof(T);
    return type;
}

template <auto Member>
RecordType&& RecordType::field(std::string_view name, std::string_view zh, std::string_view en) && {
    using Record = decltype(detail::record_of(Member));
    using Value = decltype(detail::value_of(Member));
    FieldType f{.name = name, .zh = zh, .en = en};
    if constexpr (detail::is_optional<Value>::value) {
        f.optional = true;
        f.value = &value_type<typename Value::value_type>();
        f.get = [](const void* p) -> const void* {
            const auto& member = static_cast<const Record*>(p)->*Member;
            return member ? &*member : nullptr;
        };
        f.make = [](void* p) -> void* {
            auto& member = static_cast<Record*>(p)->*Member;
            return member ? &*member : &member.emplace();
        };
        f.reset = [](void* p) { (static_cast<Record*>(p)->*Member).reset(); };
    } else {
        f.has_default = detail::is_vector<Value>::value;
        f.value = &value_type<Value>();
        f.get = [](const void* p) -> const void* { return &(static_cast<const Record*>(p)->*Member); };
        f.make = [](void* p) -> void* { return &(static_cast<Record*>(p)->*Member); };
        f.reset = [](void* p) { static_cast<Record*>(p)->*Member = Value{}; };
    }
    fields_.push_back(std::move(f));
    return std::move(*this);
}

} // namespace guapai
