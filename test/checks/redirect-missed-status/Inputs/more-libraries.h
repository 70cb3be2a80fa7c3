// What client libraries declare, as far as the tests use it.
#pragma once
#include <functional>
#include <map>
#include <memory>
#include <string>

// cpr
namespace cpr {
class Url {
public:
  Url(std::string url);
};
using Header = std::map<std::string, std::string>;
struct Response {
  long status_code;
  std::string text;
  Header header;
};
template <typename... Ts> Response Get(Ts &&...options);
} // namespace cpr

// C++ REST SDK
namespace web {
namespace http {
class method {};
struct methods {
  static const method GET;
};
using status_code = unsigned short;
struct status_codes {
  static const status_code OK = 200, MovedPermanently = 301, Found = 302,
                           SeeOther = 303, TemporaryRedirect = 307;
};
struct header_names {
  static const std::string location;
};
class http_headers {
public:
  std::string &operator[](const std::string &name);
};
class http_response {
public:
  web::http::status_code status_code() const;
  http_headers &headers();
};
class uri {
public:
  uri(const std::string &text);
};
template <typename T> class task {
public:
  T get() const;
};
namespace client {
class http_client {
public:
  explicit http_client(const uri &base);
  task<http_response> request(const method &mtd) const;
};
} // namespace client
} // namespace http
} // namespace web

// POCO
namespace Poco {
class URI {
public:
  explicit URI(const std::string &text);
  const std::string &getHost() const;
  std::string getPathAndQuery() const;
};
namespace Net {
class HTTPRequest {
public:
  HTTPRequest(const std::string &method, const std::string &uri);
};
class HTTPResponse {
public:
  enum HTTPStatus {
    HTTP_OK = 200,
    HTTP_MOVED_PERMANENTLY = 301,
    HTTP_FOUND = 302,
    HTTP_SEE_OTHER = 303,
    HTTP_TEMPORARY_REDIRECT = 307,
    HTTP_PERMANENT_REDIRECT = 308
  };
  HTTPStatus getStatus() const;
  const std::string &get(const std::string &name) const;
};
class HTTPClientSession {
public:
  void setHost(const std::string &host);
  std::ostream &sendRequest(HTTPRequest &request);
  std::istream &receiveResponse(HTTPResponse &response);
};
} // namespace Net
} // namespace Poco

// cpp-httplib
namespace httplib {
struct Response {
  int status;
  std::string body;
  std::string get_header_value(const std::string &key) const;
};
class Result {
public:
  explicit operator bool() const;
  const Response *operator->() const;
};
class Client {
public:
  explicit Client(const std::string &origin);
  Result Get(const std::string &path);
};
} // namespace httplib

// libhv
typedef enum http_status { HTTP_STATUS_OK = 200, HTTP_STATUS_FOUND = 302 } http_status;
class HttpRequest {
public:
  std::string url;
};
class HttpResponse {
public:
  http_status status_code;
  std::string GetHeader(const char *key);
};
namespace hv {
class HttpClient {
public:
  int send(HttpRequest *req, HttpResponse *resp);
};
} // namespace hv
int http_client_send(HttpRequest *req, HttpResponse *resp);

// Workflow
namespace protocol {
class HttpResponse {
public:
  const char *get_status_code() const;
};
class HttpHeaderCursor {
public:
  explicit HttpHeaderCursor(const HttpResponse *message);
  bool find(const std::string &name, std::string &value);
};
} // namespace protocol
class WFHttpTask {
public:
  protocol::HttpResponse *get_resp();
  void start();
};
using http_callback_t = std::function<void(WFHttpTask *)>;
class WFTaskFactory {
public:
  static WFHttpTask *create_http_task(const std::string &url, int redirect_max,
                                      int retry_max, http_callback_t callback);
};

// Asio
namespace asio {
struct ip_socket {};
template <typename Buffer> Buffer buffer(const Buffer &data);
template <typename Stream, typename Buffers>
size_t write(Stream &stream, const Buffers &buffers);
} // namespace asio
