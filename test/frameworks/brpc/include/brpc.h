// What brpc and protobuf declare, as far as HTTP services go. Written for the
// tests, after the facts of version 1.17.

#ifndef BRPC_STAND_IN_H
#define BRPC_STAND_IN_H

#include <string>

namespace google {
namespace protobuf {
class RpcController {
public:
  virtual ~RpcController();
};
class Closure {
public:
  virtual void Run() = 0;
};
} // namespace protobuf
} // namespace google

namespace butil {
class IOBuf {
public:
  std::string to_string() const;
};
} // namespace butil

namespace brpc {

enum HttpMethod {
  HTTP_METHOD_DELETE = 0,
  HTTP_METHOD_GET = 1,
  HTTP_METHOD_HEAD = 2,
  HTTP_METHOD_POST = 3,
  HTTP_METHOD_PUT = 4,
};

static const int HTTP_STATUS_MOVE_PERMANENTLY = 301;
static const int HTTP_STATUS_FOUND = 302;
static const int HTTP_STATUS_SEE_OTHER = 303;
static const int HTTP_STATUS_TEMPORARY_REDIRECT = 307;
static const int HTTP_STATUS_METHOD_NOT_ALLOWED = 405;

class URI {
public:
  const std::string &path() const;
};

class HttpHeader {
public:
  HttpMethod method() const;
  const URI &uri() const;
  const std::string &unresolved_path() const;
  void set_status_code(int code);
  void SetHeader(const std::string &key, const std::string &value);
  void AppendHeader(const std::string &key, const std::string &value);
};

class Controller : public google::protobuf::RpcController {
public:
  HttpHeader &http_request();
  HttpHeader &http_response();
  butil::IOBuf &request_attachment();
};

class ClosureGuard {
public:
  explicit ClosureGuard(google::protobuf::Closure *done);
  ~ClosureGuard();
};

} // namespace brpc

class HttpMessage {};
class OrderService {
public:
  virtual ~OrderService();
  virtual void save(google::protobuf::RpcController *controller, const HttpMessage *request,
                    HttpMessage *response, google::protobuf::Closure *done);
};

#endif
