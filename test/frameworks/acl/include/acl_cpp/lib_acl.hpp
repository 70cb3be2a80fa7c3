// What acl declares, as far as its servlets go. Written for the tests, after the
// facts of version 3.6.

#ifndef ACL_LIB_ACL_STAND_IN_HPP
#define ACL_LIB_ACL_STAND_IN_HPP

#include <cstddef>
#include <string>

namespace acl {

class string {
public:
  string(const char *s = "");
  string &operator=(const char *s);
  string &operator+=(const char *s);
  string &operator<<(const char *s);
  char *c_str() const;
  size_t size() const;
  string &copy(const char *ptr);
  string &append(const char *s);
  string &append(const void *ptr, size_t len);
  string &format(const char *fmt, ...) __attribute__((format(printf, 2, 3)));
  string &format_append(const char *fmt, ...) __attribute__((format(printf, 2, 3)));
};

class socket_stream;
class json;

class session {
public:
  bool set(const char *name, const char *value);
};

class HttpSession {
public:
  const char *getAttribute(const char *name) const;
  bool setAttribute(const char *name, const char *value);
  bool invalidate();
};

typedef enum {
  HTTP_METHOD_UNKNOWN,
  HTTP_METHOD_GET,
  HTTP_METHOD_POST,
  HTTP_METHOD_PUT,
  HTTP_METHOD_CONNECT,
  HTTP_METHOD_PURGE,
  HTTP_METHOD_DELETE,
  HTTP_METHOD_HEAD,
  HTTP_METHOD_OPTION,
  HTTP_METHOD_PROPFIND,
  HTTP_METHOD_PATCH,
  HTTP_METHOD_OTHER,
} http_method_t;

class HttpServletRequest {
public:
  http_method_t getMethod(string *method_s = NULL) const;
  const char *getCookieValue(const char *name) const;
  const char *getHeader(const char *name) const;
  const char *getQueryString() const;
  const char *getPathInfo() const;
  const char *getRequestUri() const;
  HttpSession &getSession(bool create = true, const char *sid = NULL);
  const char *getRemoteHost() const;
  const char *getParameter(const char *name, bool case_sensitive = false) const;
  json *getJson(size_t body_limit = 1024000);
  string *getBody(size_t body_limit = 1024000);
  bool isKeepAlive() const;
};

class HttpServletResponse {
public:
  HttpServletResponse &setContentLength(long long int n);
  HttpServletResponse &setKeepAlive(bool on);
  HttpServletResponse &setContentType(const char *value);
  HttpServletResponse &setHeader(const char *name, const char *value);
  HttpServletResponse &setHeader(const char *name, int value);
  HttpServletResponse &setStatus(int status);
  HttpServletResponse &setRedirect(const char *location, int status = 302);
  HttpServletResponse &addCookie(const char *name, const char *value, const char *domain = NULL,
                                 const char *path = NULL, long expires = 0);
  bool write(const void *data, size_t len);
  bool write(const string &buf);
  bool sendHeader();
};

class HttpServlet {
public:
  HttpServlet(socket_stream *stream, session *session);
  HttpServlet();
  virtual ~HttpServlet() = 0;
  session &getSession() const;
  bool start();
  virtual bool doRun();

protected:
  virtual bool doGet(HttpServletRequest &, HttpServletResponse &);
  virtual bool doPost(HttpServletRequest &, HttpServletResponse &);
  virtual bool doPut(HttpServletRequest &, HttpServletResponse &);
  virtual bool doDelete(HttpServletRequest &, HttpServletResponse &);
  virtual bool doHead(HttpServletRequest &, HttpServletResponse &);
  virtual bool doUnknown(HttpServletRequest &, HttpServletResponse &);
  virtual bool doError(HttpServletRequest &, HttpServletResponse &);
};

} // namespace acl

#endif
