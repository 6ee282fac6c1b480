// Pictures that may be printed or stored: what they are, how large, and refusal of anything else.
//
//     const ImageInfo info = inspect_image(upload);            // Problem 422 when it is no JPEG or PNG within the
//     limits blobs.put(without_metadata(upload), info.media_type());  // place and camera taken out
//
// Only headers are read: nothing is decoded, so a bomb costs nothing.
//
// Thread-safety: free functions, callable from any thread.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace guapai::paper {

enum class ImageKind { jpeg, png };

struct ImageLimits {
    std::size_t bytes = std::size_t{20} * 1024 * 1024;
    int side = 16'000;                      // pixels
    std::int64_t jpeg_pixels = 120'000'000; // printed as they are, never decoded
    std::int64_t png_pixels = 24'000'000;   // decoded in memory, 4 bytes each
};

struct ImageInfo {
    ImageKind kind = ImageKind::jpeg;
    int width = 0; // pixels as stored
    int height = 0;
    int orientation = 1; // EXIF 1 … 8: how to turn it to see it upright

    bool on_its_side() const { return orientation >= 5; }
    int upright_width() const { return on_its_side() ? height : width; }
    int upright_height() const { return on_its_side() ? width : height; }
    std::string_view media_type() const { return kind == ImageKind::jpeg ? "image/jpeg" : "image/png"; }
};

// Throws Problem 422: image.unknown, image.broken, image.too_large.
ImageInfo inspect_image(std::string_view bytes, const ImageLimits& limits = {});
// The same, nothing instead of a Problem.
std::optional<ImageInfo> try_inspect_image(std::string_view bytes, const ImageLimits& limits = {});

// A JPEG without EXIF (place, camera, time), comments and what follows its end; colour profiles stay. The way to turn
// it goes with the EXIF, so keep `orientation`. Bytes that are no JPEG come back unchanged.
std::string without_metadata(std::string_view jpeg);

} // namespace guapai::paper
