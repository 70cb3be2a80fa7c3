// What acl's fibers declare, as far as their HTTP server goes. Written for the
// tests, after the facts of version 3.6.

#ifndef ACL_HTTP_SERVER_STAND_IN_HPP
#define ACL_HTTP_SERVER_STAND_IN_HPP

#include "acl_cpp/lib_acl.hpp"
#include <functional>
#include <map>

namespace acl {

typedef HttpServletRequest HttpRequest;
typedef HttpServletResponse HttpResponse;
typedef std::function<bool(HttpRequest &, HttpResponse &)> http_handler_t;

class http_server {
public:
  http_server(const char *session_addr = "127.0.0.1|6379", bool use_redis = true);

  http_server &Get(const char *path, http_handler_t fn) {
    handlers[path] = fn;
    return *this;
  }
  http_server &Post(const char *path, http_handler_t fn) {
    handlers[path] = fn;
    return *this;
  }
  http_server &Put(const char *path, http_handler_t fn);
  http_server &on_proc_init(std::function<void()> fn);
  void run_alone(const char *addr);

private:
  std::map<std::string, http_handler_t> handlers;
};

} // namespace acl

#endif
