// What Glaze declares, as far as its HTTP servers go. Written for the tests, after
// the facts of version 8.1.

#ifndef GLAZE_HTTP_SERVER_STAND_IN_H
#define GLAZE_HTTP_SERVER_STAND_IN_H

#include <cstdint>
#include <functional>
#include <future>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace glz {

enum struct http_method { GET, POST, PUT, DELETE, PATCH, HEAD, OPTIONS };

struct http_headers {
  struct field {
    std::string name, value;
  };
  http_headers() = default;
  http_headers(std::initializer_list<std::pair<std::string_view, std::string_view>> fields);
  void set(std::string name, std::string value);
  void add(std::string name, std::string value);
  bool contains(std::string_view name) const;
  const field *find(std::string_view name) const;
  const field *end() const;
};

struct request {
  http_method method{};
  std::string target{};
  std::string path{};
  std::unordered_map<std::string, std::string> params{};
  std::unordered_map<std::string, std::string> query{};
  http_headers headers{};
  std::string body{};
  std::string remote_ip{};
};

struct response {
  int status_code = 200;
  http_headers response_headers{};
  std::string response_body{};

  response &status(int code) {
    status_code = code;
    return *this;
  }
  response &header(std::string_view name, std::string_view value) {
    response_headers.set(std::string(name), std::string(value));
    return *this;
  }
  response &add_header(std::string_view name, std::string_view value);
  response &body(std::string_view content);
  response &content_type(std::string_view type);
};

struct streaming_response {
  streaming_response &start_stream(int status_code = 200, const http_headers &headers = {});
  streaming_response &send(std::string_view data);
  void close();
};

using streaming_handler = std::function<void(request &, streaming_response &)>;
struct route_spec {};

template <class Handler = std::function<void(const request &, response &)>> struct basic_http_router {
  using handler = Handler;
  using async_handler = std::function<std::future<void>(const request &, response &)>;

  basic_http_router &route(http_method method, std::string_view path, handler handle, const route_spec &spec = {}) {
    return *this;
  }
  basic_http_router &get(std::string_view path, handler handle, const route_spec &spec = {}) {
    return route(http_method::GET, path, std::move(handle), spec);
  }
  basic_http_router &post(std::string_view path, handler handle, const route_spec &spec = {}) {
    return route(http_method::POST, path, std::move(handle), spec);
  }
  basic_http_router &put(std::string_view path, handler handle, const route_spec &spec = {}) { return *this; }
  basic_http_router &get_async(std::string_view path, async_handler handle, const route_spec &spec = {}) {
    return *this;
  }
  basic_http_router &post_async(std::string_view path, async_handler handle, const route_spec &spec = {}) {
    return *this;
  }
  basic_http_router &use(handler middleware) { return *this; }
};
using http_router = basic_http_router<>;

struct next_handler {
  void operator()() const;
};

template <bool EnableTLS = false> struct http_server {
  using handler = http_router::handler;

  http_router root_router;
  std::vector<std::function<void(const request &, response &, const next_handler &)>> middlewares;

  http_server &mount(std::string_view base_path, const http_router &router) { return *this; }
  http_server &use(handler middleware) {
    root_router.use(std::move(middleware));
    return *this;
  }
  template <class F> http_server &wrap(F &&middleware) {
    middlewares.push_back(std::forward<F>(middleware));
    return *this;
  }
  http_server &on_request(handler hook) { return *this; }
  http_router &route(http_method method, std::string_view path, handler handle, const route_spec &spec = {}) {
    return root_router.route(method, path, handle, spec);
  }
  http_router &get(std::string_view path, handler handle, const route_spec &spec = {}) {
    return root_router.get(path, handle, spec);
  }
  http_router &post(std::string_view path, handler handle, const route_spec &spec = {}) {
    return root_router.post(path, handle, spec);
  }
  http_router &put(std::string_view path, handler handle, const route_spec &spec = {}) {
    return root_router.put(path, handle, spec);
  }
  http_server &stream_get(std::string_view path, streaming_handler handle, const route_spec &spec = {}) {
    return *this;
  }
  http_server &stream_post(std::string_view path, streaming_handler handle, const route_spec &spec = {}) {
    return *this;
  }
  void start();
};

} // namespace glz

#endif
