// What userver declares, as far as its handlers go. Written for the tests, after
// the facts of version 2.

#ifndef USERVER_STAND_IN_HPP
#define USERVER_STAND_IN_HPP

#include <cstdint>
#include <functional>
#include <initializer_list>
#include <string>
#include <string_view>

namespace userver {

namespace http {
enum StatusCode : uint16_t {
  kOk = 200,
  kMovedPermanently = 301,
  kFound = 302,
  kSeeOther = 303,
  kTemporaryRedirect = 307,
  kPermanentRedirect = 308,
};
namespace headers {
struct PredefinedHeader {
  std::string_view name;
};
inline constexpr PredefinedHeader kLocation{"Location"};
} // namespace headers
} // namespace http

namespace server {

namespace http {
using HttpStatus = userver::http::StatusCode;
enum class HttpMethod { kDelete, kGet, kHead, kPost, kPut, kPatch, kConnect, kOptions, kUnknown };

class HttpResponse {
public:
  bool SetStatus(HttpStatus status);
  bool SetHeader(std::string name, std::string value);
  bool SetHeader(const userver::http::headers::PredefinedHeader &header, std::string value);
};

class HttpRequest {
public:
  HttpMethod GetMethod() const;
  const std::string &GetMethodStr() const;
  const std::string &GetUrl() const;
  const std::string &GetRequestPath() const;
  const std::string &GetFormDataArg(std::string_view name) const;
  const std::string &GetHost() const;
  HttpResponse &GetHttpResponse() const;
  void SetResponseStatus(HttpStatus status) const;
};
} // namespace http

namespace request {
class RequestContext;
}

namespace handlers {
class HttpHandlerBase {
public:
  virtual ~HttpHandlerBase();
  virtual std::string HandleRequestThrow(const http::HttpRequest &request,
                                         request::RequestContext &context) const;
};
} // namespace handlers
} // namespace server

namespace easy {
template <typename Dep> class HttpWith {
public:
  using Callback = std::function<std::string(const server::http::HttpRequest &)>;
  HttpWith &Get(std::string_view path, Callback &&func) { return *this; }
  HttpWith &Post(std::string_view path, Callback &&func) { return *this; }
  HttpWith &Route(std::string_view path, Callback &&func,
                  std::initializer_list<server::http::HttpMethod> methods = {
                      server::http::HttpMethod::kGet, server::http::HttpMethod::kPost}) {
    return *this;
  }
};
struct Dependencies {};
} // namespace easy

} // namespace userver

#endif
