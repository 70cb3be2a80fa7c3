// What Sogou's C++ Workflow declares, as far as its HTTP servers go. Written for
// the tests, after the facts of version 1.0.

#ifndef WFHTTPSERVER_STAND_IN_H
#define WFHTTPSERVER_STAND_IN_H

#include <cstddef>
#include <functional>
#include <string>

enum {
  HttpStatusOK = 200,
  HttpStatusMovedPermanently = 301,
  HttpStatusFound = 302,
  HttpStatusSeeOther = 303,
  HttpStatusTemporaryRedirect = 307,
  HttpStatusPermanentRedirect = 308,
};

namespace protocol {

class HttpMessage {
public:
  bool get_parsed_body(const void **body, size_t *size) const;
  bool add_header_pair(const char *name, const char *value);
  bool add_header_pair(const std::string &name, const std::string &value);
  bool set_header_pair(const std::string &name, const std::string &value);
};

class HttpRequest : public HttpMessage {
public:
  const char *get_method() const;
  const char *get_request_uri() const;
};

class HttpResponse : public HttpMessage {
public:
  bool set_status_code(const char *code);
  bool set_status_code(const std::string &code);
};

class HttpUtil {
public:
  static void set_response_status(HttpResponse *resp, int status_code);
};

} // namespace protocol

template <class REQ, class RESP> class WFNetworkTask {
public:
  REQ *get_req() { return nullptr; }
  RESP *get_resp() { return nullptr; }
};
using WFHttpTask = WFNetworkTask<protocol::HttpRequest, protocol::HttpResponse>;

template <class REQ, class RESP> class WFServer {
public:
  WFServer(std::function<void(WFNetworkTask<REQ, RESP> *)> proc) {}
  int start(unsigned short port) { return 0; }
};
using WFHttpServer = WFServer<protocol::HttpRequest, protocol::HttpResponse>;

#endif
