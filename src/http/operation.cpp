#include "http/router.h"

namespace guapai::http {

namespace {

Operation make(Method method, std::string path, std::string id, std::string tag, std::string zh, std::string en) {
    Operation operation;
    operation.method = method;
    operation.path = std::move(path);
    operation.id = std::move(id);
    operation.tag = std::move(tag);
    operation.zh = std::move(zh);
    operation.en = std::move(en);
    return operation;
}

} // namespace

Operation Operation::get(std::string path, std::string id, std::string tag, std::string zh, std::string en) {
    return make(Method::get, std::move(path), std::move(id), std::move(tag), std::move(zh), std::move(en));
}
Operation Operation::post(std::string path, std::string id, std::string tag, std::string zh, std::string en) {
    return make(Method::post, std::move(path), std::move(id), std::move(tag), std::move(zh), std::move(en));
}
Operation Operation::put(std::string path, std::string id, std::string tag, std::string zh, std::string en) {
    return make(Method::put, std::move(path), std::move(id), std::move(tag), std::move(zh), std::move(en));
}
Operation Operation::patch(std::string path, std::string id, std::string tag, std::string zh, std::string en) {
    return make(Method::patch, std::move(path), std::move(id), std::move(tag), std::move(zh), std::move(en));
}
Operation Operation::del(std::string path, std::string id, std::string tag, std::string zh, std::string en) {
    return make(Method::del, std::move(path), std::move(id), std::move(tag), std::move(zh), std::move(en));
}

Operation&& Operation::needs(std::string permission_) && {
    permission = std::move(permission_);
    return std::move(*this);
}
Operation&& Operation::answers_nothing() && {
    status = 204;
    return std::move(*this);
}
Operation&& Operation::answers_bytes(std::string media_type) && {
    answer_type = std::move(media_type);
    return std::move(*this);
}
Operation&& Operation::takes_bytes(std::string media_type, std::size_t limit) && {
    body_type = std::move(media_type);
    body_limit = limit;
    return std::move(*this);
}
Operation&& Operation::versioned() && {
    if_match = true;
    return std::move(*this);
}
Operation&& Operation::upserts() && {
    upsert = true;
    return std::move(*this);
}
Operation&& Operation::replayable() && {
    idempotent = true;
    return std::move(*this);
}
Operation&& Operation::sorted_by(std::vector<std::string> names) && {
    sorts = std::move(names);
    return std::move(*this);
}
Operation&& Operation::without_csrf() && {
    csrf_exempt = true;
    return std::move(*this);
}

} // namespace guapai::http
