# Embeds a folder of built web files: cmake -DDIST=… -DOUTPUT_DIR=… -P embed.cmake
# Writes web_assets.S (.incbin of each file and its .br and .gz) and web_assets.cpp (the table). Compressed files are kept
# in OUTPUT_DIR/packed under the hash of their content, so only what changed is compressed again.
file(MAKE_DIRECTORY ${OUTPUT_DIR}/packed)
file(GLOB_RECURSE FILES RELATIVE ${DIST} ${DIST}/*)
list(SORT FILES)
if(NOT FILES)
    set(DIST ${OUTPUT_DIR}/placeholder)
    file(WRITE ${DIST}/console/index.html "<!doctype html><html lang=\"zh-CN\"><meta charset=\"utf-8\"><title>挂牌</title><p>网页尚未构建，请运行 ./run build。<p>The web pages have not been built; run ./run build.")
    set(FILES console/index.html)
endif()

function(content_type NAME RESULT)
    get_filename_component(EXTENSION ${NAME} LAST_EXT)
    set(${RESULT} "application/octet-stream" PARENT_SCOPE)
    if(EXTENSION STREQUAL ".html")
        set(${RESULT} "text/html;charset=utf-8" PARENT_SCOPE)
    elseif(EXTENSION STREQUAL ".js" OR EXTENSION STREQUAL ".mjs")
        set(${RESULT} "text/javascript;charset=utf-8" PARENT_SCOPE)
    elseif(EXTENSION STREQUAL ".css")
        set(${RESULT} "text/css;charset=utf-8" PARENT_SCOPE)
    elseif(EXTENSION STREQUAL ".svg")
        set(${RESULT} "image/svg+xml" PARENT_SCOPE)
    elseif(EXTENSION STREQUAL ".png")
        set(${RESULT} "image/png" PARENT_SCOPE)
    elseif(EXTENSION STREQUAL ".json")
        set(${RESULT} "application/json" PARENT_SCOPE)
    elseif(EXTENSION STREQUAL ".webmanifest")
        set(${RESULT} "application/manifest+json" PARENT_SCOPE)
    elseif(EXTENSION STREQUAL ".woff2")
        set(${RESULT} "font/woff2" PARENT_SCOPE)
    endif()
endfunction()

set(ASSEMBLY "    .section .rodata\n")
set(DECLARATIONS "")
set(ROWS "")
set(INDEX 0)
find_program(BROTLI brotli REQUIRED)
foreach(NAME ${FILES})
    set(FILE ${DIST}/${NAME})
    file(SHA256 ${FILE} HASH)
    file(SIZE ${FILE} SIZE)
    set(VARIANTS "raw:${FILE}")
    if(SIZE GREATER 600 AND NAME MATCHES "\\.(html|js|mjs|css|svg|json|webmanifest)$")
        set(PACKED ${OUTPUT_DIR}/packed/${HASH})
        if(NOT EXISTS ${PACKED}.br OR NOT EXISTS ${PACKED}.gz)
            execute_process(COMMAND ${BROTLI} -q 11 -f -o ${PACKED}.br ${FILE} COMMAND_ERROR_IS_FATAL ANY)
            execute_process(COMMAND gzip -9 -n -c ${FILE} OUTPUT_FILE ${PACKED}.gz COMMAND_ERROR_IS_FATAL ANY)
        endif()
        list(APPEND VARIANTS "br:${PACKED}.br" "gz:${PACKED}.gz")
    endif()
    set(VIEWS "")
    foreach(VARIANT ${VARIANTS})
        string(REGEX MATCH "^([a-z]+):(.*)$" _ ${VARIANT})
        set(SYMBOL guapai_web_${INDEX}_${CMAKE_MATCH_1})
        string(APPEND ASSEMBLY "    .global ${SYMBOL}\n    .global ${SYMBOL}_end\n${SYMBOL}:\n    .incbin \"${CMAKE_MATCH_2}\"\n${SYMBOL}_end:\n    .byte 0\n")
        string(APPEND DECLARATIONS "extern const char ${SYMBOL}[], ${SYMBOL}_end[];\n")
        string(APPEND VIEWS ", {${SYMBOL}, static_cast<std::size_t>(${SYMBOL}_end - ${SYMBOL})}")
    endforeach()
    list(LENGTH VARIANTS COUNT)
    if(COUNT EQUAL 1)
        string(APPEND VIEWS ", {}, {}")
    endif()
    content_type(${NAME} TYPE)
    set(IMMUTABLE false)
    if(NAME MATCHES "/assets/")
        set(IMMUTABLE true)
    endif()
    string(SUBSTRING ${HASH} 0 20 TAG)
    string(APPEND ROWS "        {\"/${NAME}\", \"${TYPE}\", \"\\\"${TAG}\\\"\"${VIEWS}, ${IMMUTABLE}},\n")
    math(EXPR INDEX "${INDEX} + 1")
endforeach()
string(APPEND ASSEMBLY "    .section .note.GNU-stack,\"\",%progbits\n")
file(WRITE ${OUTPUT_DIR}/web_assets.S "${ASSEMBLY}")
file(WRITE ${OUTPUT_DIR}/web_assets.cpp "#include \"http/assets.h\"

#include <algorithm>
#include <vector>

extern \"C\" {
${DECLARATIONS}}

namespace guapai::http {

std::span<const Asset> embedded_assets() {
    static const std::vector<Asset> assets = [] {
        std::vector<Asset> all = {
${ROWS}        };
        std::sort(all.begin(), all.end(), [](const Asset& a, const Asset& b) { return a.path < b.path; });
        return all;
    }();
    return assets;
}

} // namespace guapai::http
")
