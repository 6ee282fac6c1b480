# How this project turns folders into libraries and programs.

find_program(CCACHE ccache)
if(CCACHE)
    set(CMAKE_C_COMPILER_LAUNCHER ${CCACHE})
    set(CMAKE_CXX_COMPILER_LAUNCHER ${CCACHE})
endif()
find_program(MOLD mold)

add_library(guapai_options INTERFACE)
target_include_directories(guapai_options INTERFACE ${CMAKE_SOURCE_DIR}/src ${CMAKE_BINARY_DIR}/generated)
target_compile_options(guapai_options INTERFACE -Wall -Wextra -Wconversion -Wshadow -Werror
    -Wno-missing-field-initializers # designated initialisers leave the rest to the defaults on purpose
    $<$<CXX_COMPILER_ID:Clang>:-Wno-sign-conversion> # Clang counts it as -Wconversion, GCC does not
   
    "-ffile-prefix-map=${CMAKE_SOURCE_DIR}/=")
target_compile_definitions(guapai_options INTERFACE GUAPAI_VERSION="${PROJECT_VERSION}")
if(MOLD)
    target_link_options(guapai_options INTERFACE -fuse-ld=mold)
endif()
if(GUAPAI_SANITIZE)
    target_compile_options(guapai_options INTERFACE -fsanitize=address,undefined -fno-omit-frame-pointer)
    target_link_options(guapai_options INTERFACE -fsanitize=address,undefined)
endif()
if(GUAPAI_FUZZ)
    target_compile_options(guapai_options INTERFACE -fsanitize=fuzzer-no-link,address,undefined -fno-sanitize-recover=all)
    target_link_options(guapai_options INTERFACE -fsanitize=address,undefined)
endif()

# Folders of FOLDER as static libraries. The layering check (tools/check-layering), not the linker, says who may use whom.
function(guapai_modules FOLDER)
    file(GLOB ROOMS CONFIGURE_DEPENDS RELATIVE ${CMAKE_SOURCE_DIR}/${FOLDER} ${CMAKE_SOURCE_DIR}/${FOLDER}/*)
    set(LIBRARIES)
    foreach(ROOM ${ROOMS})
        if(NOT IS_DIRECTORY ${CMAKE_SOURCE_DIR}/${FOLDER}/${ROOM})
            continue()
        endif()
        file(GLOB SOURCES CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/${FOLDER}/${ROOM}/*.cpp)
        list(FILTER SOURCES EXCLUDE REGEX "/app/main\\.cpp$")
        if(NOT SOURCES)
            continue()
        endif()
        add_library(guapai_${ROOM} STATIC ${SOURCES})
        target_link_libraries(guapai_${ROOM} PUBLIC guapai_options guapai_third_party)
        # Eight files are compiled as one: headers are read and templates made once, which halves a clean build.
        set_target_properties(guapai_${ROOM} PROPERTIES UNITY_BUILD ON UNITY_BUILD_BATCH_SIZE 8)
        list(APPEND LIBRARIES guapai_${ROOM})
    endforeach()
    # Searches count their steps, not the time: unoptimised, tests would wait for them.
    target_compile_options(guapai_planner PRIVATE $<$<CONFIG:Debug>:-O1>)
    add_library(guapai_all INTERFACE)
    target_link_libraries(guapai_all INTERFACE "$<LINK_GROUP:RESCAN,${LIBRARIES}>")
    set(GUAPAI_LIBRARIES ${LIBRARIES} PARENT_SCOPE)
endfunction()

function(guapai_program NAME SOURCE)
    add_executable(${NAME} ${SOURCE})
    target_link_libraries(${NAME} PRIVATE guapai_all)
    set_target_properties(${NAME} PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR})
endfunction()

# tests/<folder>/*_test.cpp become test_<folder>. Folders with other purposes (e2e, fuzz, crash) have their own runners.
function(guapai_tests FOLDER)
    find_package(GTest REQUIRED)
    find_package(rapidcheck REQUIRED)
    include(GoogleTest)
    file(GLOB ROOMS CONFIGURE_DEPENDS RELATIVE ${CMAKE_SOURCE_DIR}/${FOLDER} ${CMAKE_SOURCE_DIR}/${FOLDER}/*)
    foreach(ROOM ${ROOMS})
        file(GLOB SOURCES CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/${FOLDER}/${ROOM}/*.cpp)
        if(NOT SOURCES OR ROOM MATCHES "^(e2e|fuzz|crash)$")
            continue()
        endif()
        add_executable(test_${ROOM} ${SOURCES})
        target_link_libraries(test_${ROOM} PRIVATE guapai_all GTest::gmock GTest::gtest_main rapidcheck)
        target_include_directories(test_${ROOM} PRIVATE ${CMAKE_SOURCE_DIR}/${FOLDER})
        target_compile_definitions(test_${ROOM} PRIVATE GUAPAI_SOURCE_DIR="${CMAKE_SOURCE_DIR}")
        add_test(NAME ${ROOM} COMMAND test_${ROOM})
    endforeach()
    guapai_list_records(test_records)
endfunction()

# The described records of all headers, as generated/records.h, for the tests that look at every one.
function(guapai_list_records TEST)
    file(GLOB HEADERS CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/src/*/*.h)
    set(OUTPUT ${CMAKE_BINARY_DIR}/generated/records.h)
    add_custom_command(OUTPUT ${OUTPUT} DEPENDS ${HEADERS} ${CMAKE_SOURCE_DIR}/cmake/records.cmake
        COMMAND ${CMAKE_COMMAND} -DSOURCE_DIR=${CMAKE_SOURCE_DIR} -DOUTPUT=${OUTPUT} -P ${CMAKE_SOURCE_DIR}/cmake/records.cmake
        COMMENT "Listing the described records")
    target_sources(${TEST} PRIVATE ${OUTPUT})
endfunction()

function(guapai_benchmarks FOLDER)
    file(GLOB SOURCES CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/${FOLDER}/*_bench.cpp)
    foreach(SOURCE ${SOURCES})
        get_filename_component(NAME ${SOURCE} NAME_WE)
        add_executable(${NAME} ${SOURCE})
        target_link_libraries(${NAME} PRIVATE guapai_all)
        target_include_directories(${NAME} PRIVATE ${CMAKE_SOURCE_DIR}/tests)
        target_compile_definitions(${NAME} PRIVATE GUAPAI_SOURCE_DIR="${CMAKE_SOURCE_DIR}")
    endforeach()
endfunction()

# tests/fuzz/<name>_fuzz.cpp, each with LLVMFuzzerTestOneInput. They link only what they need: building all of guapai
# with sanitizers takes minutes.
function(guapai_fuzz_targets FOLDER)
    file(GLOB SOURCES CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/${FOLDER}/*_fuzz.cpp)
    foreach(SOURCE ${SOURCES})
        get_filename_component(NAME ${SOURCE} NAME_WE)
        add_executable(${NAME} ${SOURCE})
        target_link_libraries(${NAME} PRIVATE guapai_sheet guapai_base -fsanitize=fuzzer)
        list(APPEND TARGETS ${NAME})
    endforeach()
    target_sources(query_fuzz PRIVATE ${CMAKE_SOURCE_DIR}/src/http/target.cpp)
    target_sources(geojson_fuzz PRIVATE ${CMAKE_SOURCE_DIR}/src/network/geojson.cpp ${CMAKE_SOURCE_DIR}/src/planner/geometry.cpp)
    add_custom_target(fuzz_targets DEPENDS ${TARGETS})
endfunction()

# The SQL of migrations/ becomes part of guapai_store.
function(guapai_embed_migrations)
    file(GLOB FILES CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/migrations/*.sql)
    set(OUTPUT ${CMAKE_BINARY_DIR}/generated/migrations.cpp)
    add_custom_command(OUTPUT ${OUTPUT} DEPENDS ${FILES} ${CMAKE_SOURCE_DIR}/cmake/migrations.cmake
        COMMAND ${CMAKE_COMMAND} -DSOURCE_DIR=${CMAKE_SOURCE_DIR} -DOUTPUT=${OUTPUT} -P ${CMAKE_SOURCE_DIR}/cmake/migrations.cmake
        COMMENT "Embedding the migrations")
    target_sources(guapai_store PRIVATE ${OUTPUT})
endfunction()

# The spreadsheets of demo/ become part of guapai_demo.
function(guapai_embed_demo)
    file(GLOB FILES CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/demo/*.csv)
    set(OUTPUT_DIR ${CMAKE_BINARY_DIR}/generated/demo)
    file(MAKE_DIRECTORY ${OUTPUT_DIR})
    add_custom_command(OUTPUT ${OUTPUT_DIR}/demo_files.S ${OUTPUT_DIR}/demo_files.cpp
        DEPENDS ${FILES} ${CMAKE_SOURCE_DIR}/cmake/demo.cmake
        COMMAND ${CMAKE_COMMAND} -DSOURCE_DIR=${CMAKE_SOURCE_DIR} -DOUTPUT_DIR=${OUTPUT_DIR} -P ${CMAKE_SOURCE_DIR}/cmake/demo.cmake
        COMMENT "Embedding the demo data")
    set_source_files_properties(${OUTPUT_DIR}/demo_files.S PROPERTIES OBJECT_DEPENDS "${FILES}")
    target_sources(guapai_demo PRIVATE ${OUTPUT_DIR}/demo_files.S ${OUTPUT_DIR}/demo_files.cpp)
endfunction()

# The built web apps become part of guapai_http. The stamp is written by the web build; without it the folder is empty.
function(guapai_embed_web DIST)
    file(GLOB_RECURSE FILES CONFIGURE_DEPENDS ${DIST}/*)
    set(OUTPUT_DIR ${CMAKE_BINARY_DIR}/generated/web)
    file(MAKE_DIRECTORY ${OUTPUT_DIR})
    add_custom_command(OUTPUT ${OUTPUT_DIR}/web_assets.S ${OUTPUT_DIR}/web_assets.cpp
        DEPENDS ${FILES} ${CMAKE_SOURCE_DIR}/cmake/embed.cmake
        COMMAND ${CMAKE_COMMAND} -DDIST=${DIST} -DOUTPUT_DIR=${OUTPUT_DIR} -P ${CMAKE_SOURCE_DIR}/cmake/embed.cmake
        COMMENT "Embedding the web apps")
    set_source_files_properties(${OUTPUT_DIR}/web_assets.S PROPERTIES OBJECT_DEPENDS "${FILES}")
    target_sources(guapai_http PRIVATE ${OUTPUT_DIR}/web_assets.S ${OUTPUT_DIR}/web_assets.cpp)
endfunction()
