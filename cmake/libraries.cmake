# Third-party libraries, all from Debian 12. One interface target: a module takes what it includes.
find_package(PkgConfig REQUIRED)
find_package(Boost 1.81 REQUIRED COMPONENTS json url)
find_package(OpenSSL 3 REQUIRED)
find_package(fmt REQUIRED)
find_package(spdlog REQUIRED)
find_package(Threads REQUIRED)
pkg_check_modules(SODIUM REQUIRED IMPORTED_TARGET libsodium)
pkg_check_modules(SQLITE REQUIRED IMPORTED_TARGET sqlite3)
pkg_check_modules(PQ REQUIRED IMPORTED_TARGET libpq)
pkg_check_modules(PANGOCAIRO REQUIRED IMPORTED_TARGET pangocairo)
pkg_check_modules(CAIRO REQUIRED IMPORTED_TARGET cairo cairo-pdf)
pkg_check_modules(PANGOFT2 REQUIRED IMPORTED_TARGET pangoft2 fontconfig)
pkg_check_modules(QRENCODE REQUIRED IMPORTED_TARGET libqrencode)
pkg_check_modules(ZIP REQUIRED IMPORTED_TARGET libzip)
pkg_check_modules(EXPAT REQUIRED IMPORTED_TARGET expat)
pkg_check_modules(ICU REQUIRED IMPORTED_TARGET icu-uc icu-i18n)
pkg_check_modules(BROTLI REQUIRED IMPORTED_TARGET libbrotlidec libbrotlienc)
find_package(ZLIB REQUIRED)

add_library(guapai_third_party INTERFACE)
target_link_libraries(guapai_third_party INTERFACE
    Boost::json Boost::url OpenSSL::SSL OpenSSL::Crypto fmt::fmt spdlog::spdlog Threads::Threads ZLIB::ZLIB
    PkgConfig::SODIUM PkgConfig::SQLITE PkgConfig::PQ PkgConfig::PANGOCAIRO PkgConfig::CAIRO PkgConfig::PANGOFT2
    PkgConfig::QRENCODE PkgConfig::ZIP PkgConfig::EXPAT PkgConfig::ICU PkgConfig::BROTLI
    xlsxwriter lemon magic)
target_compile_definitions(guapai_third_party INTERFACE FMT_HEADER_ONLY=0 SPDLOG_FMT_EXTERNAL
    BOOST_ASIO_NO_DEPRECATED BOOST_ASIO_HAS_CO_AWAIT)
