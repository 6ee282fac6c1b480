#include "paper/image.h"

#include "base/problem.h"

namespace guapai::paper {

namespace {

using Bytes = std::string_view;

unsigned byte_at(Bytes bytes, std::size_t at) { return static_cast<unsigned char>(bytes[at]); }
unsigned big16(Bytes bytes, std::size_t at) { return byte_at(bytes, at) << 8U | byte_at(bytes, at + 1); }
unsigned big32(Bytes bytes, std::size_t at) { return big16(bytes, at) << 16U | big16(bytes, at + 2); }

constexpr unsigned start_of_scan = 0xda;
constexpr unsigned end_of_image = 0xd9;

struct Segment {
    unsigned marker = 0;
    Bytes whole; // marker, length and content; of a scan also its coded data
    Bytes content;
};

// Walks the segments of a JPEG (ITU T.81, annex B). Gives nothing at the end and where the file is broken.
class JpegWalk {
public:
    explicit JpegWalk(Bytes jpeg) : jpeg_(jpeg), at_(2) {}

    std::optional<Segment> next() {
        if (at_ + 2 > jpeg_.size() || byte_at(jpeg_, at_) != 0xff) return std::nullopt;
        const std::size_t begin = at_;
        while (at_ + 1 < jpeg_.size() && byte_at(jpeg_, at_ + 1) == 0xff) // fill bytes
            ++at_;
        if (at_ + 1 >= jpeg_.size()) return std::nullopt;
        const unsigned marker = byte_at(jpeg_, at_ + 1);
        if (marker == end_of_image) return Segment{marker, jpeg_.substr(begin, 2), {}};
        if (at_ + 4 > jpeg_.size()) return std::nullopt;
        const std::size_t length = big16(jpeg_, at_ + 2);
        if (length < 2 || at_ + 2 + length > jpeg_.size()) return std::nullopt;
        const Bytes content = jpeg_.substr(at_ + 4, length - 2);
        at_ += 2 + length;
        if (marker == start_of_scan) skip_coded_data();
        return Segment{marker, jpeg_.substr(begin, at_ - begin), content};
    }

private:
    // Coded data ends at a marker other than a stuffed zero or a restart.
    void skip_coded_data() {
        while (at_ + 1 < jpeg_.size()) {
            const unsigned after = byte_at(jpeg_, at_ + 1);
            if (byte_at(jpeg_, at_) == 0xff && after != 0 && after != 0xff && (after < 0xd0 || after > 0xd7)) return;
            ++at_;
        }
        at_ = jpeg_.size();
    }

    Bytes jpeg_;
    std::size_t at_;
};

// The orientation tag of an EXIF segment (TIFF directory 0, tag 0x0112); 1 when there is none.
int exif_orientation(Bytes exif) {
    constexpr Bytes head("Exif\0\0", 6);
    if (!exif.starts_with(head) || exif.size() < 16) return 1;
    const Bytes tiff = exif.substr(head.size());
    const bool little = tiff.starts_with("II");
    const auto short_at = [&](std::size_t at) {
        return little ? byte_at(tiff, at) | byte_at(tiff, at + 1) << 8U : big16(tiff, at);
    };
    const std::size_t directory = little ? short_at(4) | std::size_t{short_at(6)} << 16U : std::size_t{big32(tiff, 4)};
    if (directory > tiff.size() || directory + 2 > tiff.size()) return 1;
    const std::size_t count = short_at(directory);
    for (std::size_t i = 0; i < count; ++i) {
        const std::size_t entry = directory + 2 + i * 12;
        if (entry + 12 > tiff.size()) return 1;
        if (short_at(entry) != 0x0112) continue;
        const unsigned value = short_at(entry + 8);
        return value >= 1 && value <= 8 ? static_cast<int>(value) : 1;
    }
    return 1;
}

// SOF0 … SOF2: baseline, extended, progressive, Huffman-coded. What else exists no PDF reader shows.
bool is_frame(unsigned marker) { return marker >= 0xc0 && marker <= 0xc2; }
bool is_unprintable_frame(unsigned marker) {
    return marker >= 0xc3 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
}

std::optional<ImageInfo> read_jpeg(Bytes bytes) {
    ImageInfo info;
    JpegWalk walk(bytes);
    while (const auto segment = walk.next()) {
        if (segment->marker == 0xe1) {
            const int orientation = exif_orientation(segment->content);
            if (orientation != 1) info.orientation = orientation;
        } else if (is_frame(segment->marker) && info.width == 0) {
            if (segment->content.size() < 6) return std::nullopt;
            const unsigned precision = byte_at(segment->content, 0);
            const unsigned components = byte_at(segment->content, 5);
            if (precision != 8 || (components != 1 && components != 3 && components != 4)) return std::nullopt;
            info.height = static_cast<int>(big16(segment->content, 1));
            info.width = static_cast<int>(big16(segment->content, 3));
        } else if (is_unprintable_frame(segment->marker)) {
            return std::nullopt;
        } else if (segment->marker == start_of_scan) {
            return info.width > 0 && info.height > 0 ? std::optional(info) : std::nullopt;
        } else if (segment->marker == end_of_image) {
            return std::nullopt;
        }
    }
    return std::nullopt;
}

std::optional<ImageInfo> read_png(Bytes bytes) {
    if (bytes.size() < 33 || big32(bytes, 8) != 13 || bytes.substr(12, 4) != "IHDR") return std::nullopt;
    const unsigned width = big32(bytes, 16);
    const unsigned height = big32(bytes, 20);
    if (width == 0 || height == 0 || width > 0x7fffffffU || height > 0x7fffffffU) return std::nullopt;
    return ImageInfo{ImageKind::png, static_cast<int>(width), static_cast<int>(height), 1};
}

bool is_jpeg(Bytes bytes) { return bytes.starts_with("\xff\xd8\xff"); }
bool is_png(Bytes bytes) { return bytes.starts_with("\x89PNG\r\n\x1a\n"); }

// Application data other than JFIF, colour profile and Adobe's colour transform, and comments.
bool is_metadata(unsigned marker) {
    const bool application = marker >= 0xe0 && marker <= 0xef;
    return marker == 0xfe || (application && marker != 0xe0 && marker != 0xe2 && marker != 0xee);
}

void require_size(const ImageInfo& info, const ImageLimits& limits) {
    const std::int64_t pixels = std::int64_t{info.width} * info.height;
    const std::int64_t most = info.kind == ImageKind::jpeg ? limits.jpeg_pixels : limits.png_pixels;
    if (info.width > limits.side || info.height > limits.side || pixels > most)
        throw Problem::invalid("image.too_large", "图片尺寸过大，请缩小后再上传", "the picture has too many pixels");
}

} // namespace

ImageInfo inspect_image(std::string_view bytes, const ImageLimits& limits) {
    if (bytes.size() > limits.bytes)
        throw Problem::invalid("image.too_large",
                               "图片文件过大，不能超过" + std::to_string(limits.bytes / 1024 / 1024) + "MB",
                               "the picture file is too large");
    if (!is_jpeg(bytes) && !is_png(bytes))
        throw Problem::invalid("image.unknown", "只接受JPEG或PNG格式的图片", "only JPEG and PNG pictures are accepted");
    const auto info = is_jpeg(bytes) ? read_jpeg(bytes) : read_png(bytes);
    if (!info)
        throw Problem::invalid("image.broken", "图片文件已损坏或编码方式不受支持",
                               "the picture is broken or coded in an unsupported way");
    require_size(*info, limits);
    return *info;
}

std::optional<ImageInfo> try_inspect_image(std::string_view bytes, const ImageLimits& limits) {
    try {
        return inspect_image(bytes, limits);
    } catch (const Problem&) {
        return std::nullopt;
    }
}

std::string without_metadata(std::string_view jpeg) {
    if (!is_jpeg(jpeg) || !read_jpeg(jpeg)) return std::string(jpeg);
    std::string result(jpeg.substr(0, 2));
    JpegWalk walk(jpeg);
    while (const auto segment = walk.next()) {
        if (!is_metadata(segment->marker)) result += segment->whole;
        if (segment->marker == end_of_image) break;
    }
    return result;
}

} // namespace guapai::paper
