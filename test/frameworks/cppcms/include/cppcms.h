// What CppCMS declares, as far as its URLs and redirects go. Written for the
// tests, after the facts of version 2.

#ifndef CPPCMS_STAND_IN_H
#define CPPCMS_STAND_IN_H

#include <functional>
#include <ostream>
#include <string>

namespace cppcms {

namespace http {

class request {
public:
  std::string request_method();
  std::string path_info();
  std::string post(std::string const &name);
};

class response {
public:
  enum status_type {
    ok = 200,
    moved_permanently = 301,
    found = 302,
    see_other = 303,
    temporary_redirect = 307,
    method_not_allowed = 405,
  };
  void location(std::string const &value);
  std::string location();
  void status(int code);
  void status(int code, std::string const &message);
  void set_header(std::string const &name, std::string const &value);
  void set_redirect_header(std::string const &location, int status = found);
  std::ostream &out();
};

} // namespace http

class url_dispatcher {
public:
  template <typename C>
  void assign(std::string const &regex, void (C::*member)(), C *object) {}
  void assign(std::string const &regex, std::function<void()> handler);
  template <typename C>
  void map(std::string const &method, std::string const &regex, void (C::*member)(), C *object) {}
  template <typename C>
  void map(std::string const &regex, void (C::*member)(), C *object) {}
};

class session_interface {
public:
  void set(std::string const &key, std::string const &value);
  void reset_session();
};

class service;

class application {
public:
  application(service &srv);
  virtual ~application();
  virtual void main(std::string url);
  http::request &request();
  http::response &response();
  session_interface &session();
  url_dispatcher &dispatcher();
};

} // namespace cppcms

#endif
