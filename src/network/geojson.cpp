#include "network/geojson.h"

#include "base/json_parse.h"
#include "base/problem.h"

#include <boost/json.hpp>
#include <fmt/format.h>

namespace guapai::network {

namespace {

namespace bj = boost::json;

constexpr std::size_t most_positions = 20'000;
constexpr std::size_t most_features = 2'000;

Problem wrong(const std::string& pointer, const std::string& zh, const std::string& en) {
    return Problem::invalid("network.geojson", "边界不是可用的 GeoJSON：" + zh,
                            "The boundary is not usable GeoJSON: " + en)
        .at(pointer, zh, en);
}

const bj::value& member(const bj::value& value, std::string_view name, const std::string& pointer) {
    const bj::object* object = value.if_object();
    const bj::value* found = object ? object->if_contains(name) : nullptr;
    if (!found) throw wrong(pointer, "缺少 " + std::string(name), std::string(name) + " is missing");
    return *found;
}

std::string type_of(const bj::value& value, const std::string& pointer) {
    const bj::value& type = member(value, "type", pointer);
    if (!type.is_string()) throw wrong(pointer + "/type", "type 应为文字", "type must be a text");
    return std::string(type.get_string());
}

const bj::array& array_of(const bj::value& value, const std::string& pointer) {
    const bj::array* array = value.if_array();
    if (!array) throw wrong(pointer, "应为数组", "must be an array");
    return *array;
}

double number_of(const bj::value& value, const std::string& pointer) {
    boost::system::error_code failed;
    const double number = value.to_number<double>(failed);
    if (failed) throw wrong(pointer, "应为数字", "must be a number");
    return number;
}

// Reads polygons into a boundary, counting positions.
class BoundaryReader {
public:
    Boundary run(const bj::value& geometry, const std::string& pointer) {
        const std::string type = type_of(geometry, pointer), at = pointer + "/coordinates";
        if (type != "Polygon" && type != "MultiPolygon")
            throw wrong(pointer + "/type", "只支持 Polygon 和 MultiPolygon", "only Polygon and MultiPolygon are taken");
        const bj::array& coordinates = array_of(member(geometry, "coordinates", pointer), at);
        out_.text = R"({"type":")" + type + R"(","coordinates":)";
        if (type == "Polygon") {
            polygon(coordinates, at);
        } else {
            if (coordinates.empty()) throw wrong(at, "没有多边形", "there is no polygon");
            out_.text += '[';
            for (std::size_t k = 0; k < coordinates.size(); ++k) {
                if (k > 0) out_.text += ',';
                const std::string one = at + "/" + std::to_string(k);
                polygon(array_of(coordinates[k], one), one);
            }
            out_.text += ']';
        }
        out_.text += '}';
        return std::move(out_);
    }

private:
    void polygon(const bj::array& rings, const std::string& at) {
        if (rings.empty()) throw wrong(at, "没有环线", "there is no ring");
        out_.text += '[';
        for (std::size_t k = 0; k < rings.size(); ++k) {
            if (k > 0) out_.text += ',';
            const std::string one = at + "/" + std::to_string(k);
            ring(array_of(rings[k], one), one);
        }
        out_.text += ']';
    }

    void ring(const bj::array& positions, const std::string& at) {
        if (positions.size() < 4) throw wrong(at, "环线至少四个点", "a ring has four positions at least");
        if ((positions_ += positions.size()) > most_positions)
            throw wrong(at, "点数超过 2 万，请先简化边界", "more than 20,000 positions: simplify the boundary");
        auto& ring = out_.rings.emplace_back();
        out_.text += '[';
        for (std::size_t k = 0; k < positions.size(); ++k) {
            const std::string one = at + "/" + std::to_string(k);
            ring.push_back(position(array_of(positions[k], one), one));
            out_.text += fmt::format("{}[{:.6f},{:.6f}]", k > 0 ? "," : "", ring.back().lon, ring.back().lat);
        }
        out_.text += ']';
        if (ring.front() != ring.back()) throw wrong(at, "环线没有闭合", "the ring is not closed");
    }

    static planner::Point position(const bj::array& numbers, const std::string& at) {
        if (numbers.size() < 2 || numbers.size() > 3)
            throw wrong(at, "应为 [经度, 纬度]", "must be [longitude, latitude]");
        const planner::Point point{number_of(numbers[0], at + "/0"), number_of(numbers[1], at + "/1")};
        if (!(point.lon >= 73 && point.lon <= 136 && point.lat >= 3 && point.lat <= 54))
            throw wrong(at, "经纬度不在中国范围内，请核对坐标顺序和坐标系",
                        "the position is not in China: check the order and the datum");
        return point;
    }

    Boundary out_;
    std::size_t positions_ = 0;
};

std::string name_of(const bj::value& feature) {
    const bj::object* object = feature.if_object();
    const bj::value* properties = object ? object->if_contains("properties") : nullptr;
    if (!properties || !properties->is_object()) return {};
    for (const char* key : {"name", "NAME", "Name", "名称", "责任区", "片区"})
        if (const bj::value* name = properties->get_object().if_contains(key); name && name->is_string())
            return std::string(name->get_string());
    return {};
}

Feature feature_of(const bj::value& feature, const std::string& pointer) {
    if (type_of(feature, pointer) != "Feature") throw wrong(pointer + "/type", "应为 Feature", "must be Feature");
    const std::string at = pointer + "/geometry";
    return {name_of(feature), BoundaryReader().run(member(feature, "geometry", pointer), at)};
}

} // namespace

Boundary read_boundary(std::string_view geojson, const std::string& pointer) {
    const bj::value value = json::parse(geojson);
    if (type_of(value, pointer) == "Feature") return feature_of(value, pointer).boundary;
    return BoundaryReader().run(value, pointer);
}

std::vector<Feature> read_features(std::string_view geojson) {
    const bj::value value = json::parse(geojson);
    if (type_of(value, "") == "Feature") return {feature_of(value, "")};
    if (type_of(value, "") != "FeatureCollection")
        throw wrong("/type", "应为 FeatureCollection", "must be FeatureCollection");
    const bj::array& features = array_of(member(value, "features", ""), "/features");
    if (features.size() > most_features) throw wrong("/features", "要素超过 2000 个", "more than 2,000 features");
    std::vector<Feature> out;
    for (std::size_t k = 0; k < features.size(); ++k)
        out.push_back(feature_of(features[k], "/features/" + std::to_string(k)));
    return out;
}

} // namespace guapai::network
