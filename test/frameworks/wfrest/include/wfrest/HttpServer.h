// What wfrest declares, as far as its servers go, with what it takes from Sogou's
// C++ Workflow. Written for the tests, after the facts of version 0.9.

#ifndef WFREST_HTTPSERVER_STAND_IN_H
#define WFREST_HTTPSERVER_STAND_IN_H

#include <cstddef>
#include <functional>
#include <map>
#include <string>
#include <utility>
#include <vector>

enum {
  HttpStatusOK = 200,
  HttpStatusMovedPermanently = 301,
  HttpStatusFound = 302,
  HttpStatusSeeOther = 303,
  HttpStatusBadRequest = 400,
  HttpStatusTemporaryRedirect = 307,
  HttpStatusPermanentRedirect = 308,
};

namespace protocol {

class HttpMessage {
public:
  bool get_parsed_body(const void **body, size_t *size) const;
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
  bool set_status_code(const std::string &code);
  bool set_reason_phrase(const std::string &phrase);
};

class MySQLResultCursor {
public:
  int get_cursor_status() const;
};

} // namespace protocol

template <class REQ, class RESP> class WFNetworkTask {
public:
  REQ *get_req();
  RESP *get_resp();
};

class SubTask {};

class MySQLRequest {
public:
  void set_query(const std::string &query);
};

class WFMySQLTask : public SubTask {
public:
  MySQLRequest *get_req();
  int get_state() const;
};

class SeriesWork {
public:
  void push_back(SubTask *task);
};

class WFTaskFactory {
public:
  static WFMySQLTask *create_mysql_task(const std::string &url, int retry_max,
                                        std::function<void(WFMySQLTask *)> callback);
};

template <class REQ, class RESP> class WFServer {
public:
  WFServer(std::function<void(WFNetworkTask<REQ, RESP> *)> proc);
  int start(unsigned short port);
};

namespace wfrest {

enum http_content_type { CONTENT_TYPE_NONE, APPLICATION_URLENCODED, MULTIPART_FORM_DATA };

using Form = std::map<std::string, std::pair<std::string, std::string>>;

class HttpCookie {
public:
  HttpCookie(const std::string &key, const std::string &value);
};

class HttpReq : public protocol::HttpRequest {
public:
  std::string &body() const;
  std::map<std::string, std::string> &form_kv() const;
  Form &form() const;
  http_content_type content_type() const;
  const std::string &header(const std::string &key) const;
  bool has_header(const std::string &key) const;
  const std::string &param(const std::string &key) const;
  const std::string &query(const std::string &key) const;
  const std::string &match_path() const;
  const std::string &full_path() const;
  std::string current_path() const;
  const std::string &cookie(const std::string &key) const;
};

class HttpResp : public protocol::HttpResponse {
public:
  using MySQLFunc = std::function<void(protocol::MySQLResultCursor *cursor)>;

  void String(const std::string &str);
  void File(const std::string &path);
  void Save(const std::string &file_dst, const std::string &content);
  void set_status(int status_code);
  void add_cookie(const HttpCookie &cookie);
  void MySQL(const std::string &url, const std::string &sql);
  void MySQL(const std::string &url, const std::string &sql, const MySQLFunc &func);
  void Redirect(const std::string &location, int status_code);
  void add_header(const std::string &key, const std::string &val);

  std::map<std::string, std::string> headers;
};

using HttpTask = WFNetworkTask<HttpReq, HttpResp>;

enum class Verb { ANY, GET, POST, PUT, DELETE, HEAD, PATCH };

class Aspect {
public:
  virtual ~Aspect() = default;
  virtual bool before(const HttpReq *req, HttpResp *resp) = 0;
  virtual bool after(const HttpReq *req, HttpResp *resp) = 0;
};

using Handler = std::function<void(const HttpReq *, HttpResp *)>;
using SeriesHandler = std::function<void(const HttpReq *, HttpResp *, SeriesWork *)>;

class BluePrint {
public:
  void ROUTE(const std::string &route, const Handler &handler, Verb verb);
  void ROUTE(const std::string &route, const Handler &handler, const std::vector<std::string> &methods);
  void GET(const std::string &route, const Handler &handler);
  void POST(const std::string &route, const Handler &handler);
  void add_blueprint(const BluePrint &bp, const std::string &url_prefix);
};

class HttpServer : public WFServer<HttpReq, HttpResp> {
public:
  HttpServer();

  void ROUTE(const std::string &route, const Handler &handler, Verb verb);
  void ROUTE(const std::string &route, int compute_queue_id, const Handler &handler, Verb verb);
  void ROUTE(const std::string &route, const Handler &handler, const std::vector<std::string> &methods);
  void GET(const std::string &route, const Handler &handler);
  void GET(const std::string &route, int compute_queue_id, const Handler &handler);
  void POST(const std::string &route, const Handler &handler);
  void POST(const std::string &route, int compute_queue_id, const Handler &handler);

  template <typename... AP>
  void ROUTE(const std::string &route, const Handler &handler, Verb verb, const AP &...ap) {}
  template <typename... AP>
  void GET(const std::string &route, const Handler &handler, const AP &...ap) {}
  template <typename... AP>
  void POST(const std::string &route, const Handler &handler, const AP &...ap) {}

  void GET(const std::string &route, const SeriesHandler &handler);
  void POST(const std::string &route, const SeriesHandler &handler);

  void Static(const char *relative_path, const char *root);
  void register_blueprint(const BluePrint &bp, const std::string &url_prefix);
  template <typename... AP> void Use(AP &&...ap) {}
  HttpServer &track();
};

} // namespace wfrest

#endif
