// What served declares, as far as its routes and redirects go. Written for the
// tests, after the facts of version 1.6.

#ifndef SERVED_STAND_IN_HPP
#define SERVED_STAND_IN_HPP

#include <functional>
#include <string>

namespace served {

enum method { GET, POST, HEAD, PUT, DELETE, OPTIONS, TRACE, CONNECT, BREW, PATCH };

namespace status_3XX {
const int MOVED_PERMANENTLY = 301;
const int FOUND = 302;
const int SEE_OTHER = 303;
const int TEMP_REDIRECT = 307;
const int PERM_REDIRECT = 308;
} // namespace status_3XX

class uri {
public:
  const std::string URI() const;
  const std::string path() const;
};

class request {
public:
  enum served::method method() const;
  const uri &url() const;
  const std::string body() const;
  const std::string header(std::string const &name) const;
};

class response {
public:
  void set_status(int status_code);
  void set_header(std::string const &name, std::string const &value);
  response &operator<<(std::string const &text);
  static void stock_reply(int status_code, response &res);
};

typedef std::function<void(response &, const request &)> served_req_handler;

class methods_handler {
public:
  methods_handler &get(served_req_handler handler) { return *this; }
  methods_handler &post(served_req_handler handler) { return *this; }
  methods_handler &head(served_req_handler handler) { return *this; }
  methods_handler &put(served_req_handler handler) { return *this; }
  methods_handler &del(served_req_handler handler) { return *this; }
  methods_handler &method(const served::method method, served_req_handler handler) { return *this; }
};

class multiplexer {
public:
  multiplexer();
  multiplexer(const std::string &base_path);
  methods_handler &handle(const std::string &path, const std::string info = "");
  void use_before(std::function<void(response &, request &)> plugin);
  void use_after(std::function<void(response &, request &)> plugin);
};

} // namespace served

#endif
