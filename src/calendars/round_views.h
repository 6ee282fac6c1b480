// An inspector's round of one day, as the operations answer it.
#pragma once

#include "base/describe.h"

namespace guapai::calendars {

struct RoundWanted {
    std::optional<Id> inspector;
    Date day;

    static RecordType describe() {
        return RecordType::of<RoundWanted>("RoundWanted", "当天路线条件", "Whose round of which day")
            .field<&RoundWanted::inspector>("inspector", "督学", "Inspector")
            .help("督学本人可不填", "May be left out by an inspector who asks for himself")
            .field<&RoundWanted::day>("day", "日期", "Day");
    }
};

struct RoundStop {
    Id school;
    std::string school_name;
    std::string arrives, begins, ends; // 08:20
    double km = 0;                     // from the stop before, or from home
    double longitude = 0, latitude = 0;
    std::string note; // what is done on the way

    static RecordType describe() {
        return RecordType::of<RoundStop>("RoundStop", "路线上的学校", "Stop of a round")
            .field<&RoundStop::school>("school", "学校", "School")
            .field<&RoundStop::school_name>("school_name", "学校名称", "School name")
            .field<&RoundStop::arrives>("arrives", "到达", "Arrives")
            .example("08:20")
            .field<&RoundStop::begins>("begins", "开始督导", "Begins")
            .field<&RoundStop::ends>("ends", "离开", "Leaves")
            .field<&RoundStop::km>("km", "路程", "Way there")
            .unit("公里")
            .field<&RoundStop::longitude>("longitude", "经度", "Longitude")
            .field<&RoundStop::latitude>("latitude", "纬度", "Latitude")
            .field<&RoundStop::note>("note", "说明", "Note");
    }
};

struct RoundLeftOut {
    Id school;
    std::string school_name, zh, en;

    static RecordType describe() {
        return RecordType::of<RoundLeftOut>("RoundLeftOut", "未排入的学校", "School left out of a round")
            .field<&RoundLeftOut::school>("school", "学校", "School")
            .field<&RoundLeftOut::school_name>("school_name", "学校名称", "School name")
            .field<&RoundLeftOut::zh>("zh", "原因", "Reason (Chinese)")
            .field<&RoundLeftOut::en>("en", "原因（英文）", "Reason");
    }
};

struct DayRound {
    Id inspector;
    std::string inspector_name;
    Date day;
    bool from_home = true; // else from the middle of the schools: nobody knows where he lives
    std::optional<double> home_longitude, home_latitude;
    std::string leaves, returns; // 08:00
    double km = 0;
    std::int64_t road_percent = 130, speed = 30, visit_minutes = 90; // what it was reckoned with
    std::vector<RoundStop> stops;                                    // in order
    std::vector<RoundLeftOut> left_out;

    static RecordType describe() {
        return RecordType::of<DayRound>("DayRound", "当天路线", "Round of a day")
            .field<&DayRound::inspector>("inspector", "督学", "Inspector")
            .field<&DayRound::inspector_name>("inspector_name", "督学姓名", "Name of the inspector")
            .field<&DayRound::day>("day", "日期", "Day")
            .field<&DayRound::from_home>("from_home", "从住址出发", "From home")
            .field<&DayRound::home_longitude>("home_longitude", "出发地经度", "Longitude of the start")
            .field<&DayRound::home_latitude>("home_latitude", "出发地纬度", "Latitude of the start")
            .help("只在日历中给出", "Told in a calendar's round only")
            .field<&DayRound::leaves>("leaves", "出发", "Leaves")
            .field<&DayRound::returns>("returns", "返回", "Returns")
            .field<&DayRound::km>("km", "全程", "Whole way")
            .unit("公里")
            .field<&DayRound::road_percent>("road_percent", "公路里程与直线距离之比", "Road to great circle")
            .unit("%")
            .field<&DayRound::speed>("speed", "车速", "Speed")
            .unit("公里/小时")
            .field<&DayRound::visit_minutes>("visit_minutes", "每校督导时间", "Time at a school")
            .unit("分钟")
            .field<&DayRound::stops>("stops", "顺序", "Stops")
            .field<&DayRound::left_out>("left_out", "未排入", "Left out");
    }
};

} // namespace guapai::calendars
