// What libhv declares, as far as its routes and redirects go. Written for the
// tests, after the facts of version 1.3.

#ifndef HV_STAND_IN_H
#define HV_STAND_IN_H

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

enum http_status {
  HTTP_STATUS_OK = 200,
  HTTP_STATUS_MOVED_PERMANENTLY = 301,
  HTTP_STATUS_FOUND = 302,
  HTTP_STATUS_SEE_OTHER = 303,
  HTTP_STATUS_TEMPORARY_REDIRECT = 307,
  HTTP_STATUS_PERMANENT_REDIRECT = 308,
  HTTP_STATUS_METHOD_NOT_ALLOWED = 405,
};
enum http_method { HTTP_DELETE, HTTP_GET, HTTP_HEAD, HTTP_POST, HTTP_PUT, HTTP_PATCH = 28 };
#define HTTP_STATUS_NEXT 0

typedef std::map<std::string, std::string> http_headers;

class HttpMessage {
public:
  virtual ~HttpMessage();
  http_headers headers;
  std::string body;
  void SetHeader(const char *key, const std::string &value);
  std::string GetString(const char *key, const std::string &defvalue = "");
};

class HttpRequest : public HttpMessage {
public:
  http_method method;
  std::string url;
  std::string path;
  const char *Method();
  std::string Path();
  std::string FullPath();
};

class HttpResponse : public HttpMessage {
public:
  http_status status_code;
  int Redirect(const std::string &location, http_status status = HTTP_STATUS_FOUND);
};

typedef std::shared_ptr<HttpRequest> HttpRequestPtr;

namespace hv {

std::string asprintf(const char *fmt, ...);

struct HttpContext {
  std::string path();
  std::string fullpath();
  http_method method();
  std::string form(const char *name, const std::string &defvalue = "");
  void setStatus(http_status status);
  void setHeader(const char *key, const std::string &value);
  int redirect(const std::string &location, http_status status = HTTP_STATUS_FOUND);
  int send(const std::string &text = "");
};
typedef std::shared_ptr<HttpContext> HttpContextPtr;

typedef std::function<int(HttpRequest *req, HttpResponse *resp)> http_sync_handler;
typedef std::function<int(const HttpContextPtr &ctx)> http_ctx_handler;

struct HttpService {
  http_sync_handler headerHandler;
  http_sync_handler preprocessor;
  http_sync_handler errorHandler;

  template <typename Handler> void Handle(const char *httpMethod, const char *relativePath, Handler handler) {}
  template <typename Handler> void GET(const char *relativePath, Handler handler) {}
  template <typename Handler> void POST(const char *relativePath, Handler handler) {}
  template <typename Handler> void PUT(const char *relativePath, Handler handler) {}
  template <typename Handler> void Delete(const char *relativePath, Handler handler) {}
  template <typename Handler> void Any(const char *relativePath, Handler handler) {}
  template <typename Handler> void Use(Handler handler) {}
};

} // namespace hv

#endif
