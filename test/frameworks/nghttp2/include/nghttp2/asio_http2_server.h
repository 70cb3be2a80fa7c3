// What nghttp2-asio declares, as far as its routes and redirects go. Written for
// the tests, after the facts of 2022.

#ifndef ASIO_HTTP2_SERVER_STAND_IN_H
#define ASIO_HTTP2_SERVER_STAND_IN_H

#include <cstdint>
#include <functional>
#include <map>
#include <string>

namespace nghttp2 {
namespace asio_http2 {

struct header_value {
  std::string value;
  bool sensitive;
};
using header_map = std::multimap<std::string, header_value>;
using data_cb = std::function<void(const uint8_t *, std::size_t)>;

struct uri_ref {
  std::string scheme, host, path, raw_path, raw_query, fragment;
};

namespace server {

class request {
public:
  const header_map &header() const;
  const std::string &method() const;
  const uri_ref &uri() const;
  void on_data(data_cb cb) const;
};

class response {
public:
  void write_head(unsigned int status_code, header_map h = {}) const;
  void end(std::string data = "") const;
};

using request_cb = std::function<void(const request &, const response &)>;

class http2 {
public:
  bool handle(std::string pattern, request_cb cb);
};

} // namespace server
} // namespace asio_http2
} // namespace nghttp2

#endif
