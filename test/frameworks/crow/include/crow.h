// What Crow declares, as far as its routes and redirects go. Written for the
// tests, after the facts of versions 1.0 to 1.3.

#ifndef CROW_STAND_IN_H
#define CROW_STAND_IN_H

#include <cstdint>
#include <functional>
#include <initializer_list>
#include <memory>
#include <string>
#include <type_traits>
#include <unordered_map>
#include <utility>

namespace crow {

enum class HTTPMethod : char {
  Delete = 0, Get, Head, Post, Put, Connect, Options, Trace, Patch,
  DELETE = 0, GET, HEAD, POST, PUT, CONNECT, OPTIONS, TRACE, PATCH,
};

std::string method_name(HTTPMethod method);

enum status {
  OK = 200,
  MOVED_PERMANENTLY = 301,
  FOUND = 302,
  SEE_OTHER = 303,
  TEMPORARY_REDIRECT = 307,
  PERMANENT_REDIRECT = 308,
  METHOD_NOT_ALLOWED = 405,
};

} // namespace crow

constexpr crow::HTTPMethod operator""_method(const char *text, std::size_t) {
  return text[0] == 'G' ? crow::HTTPMethod::Get : crow::HTTPMethod::Post;
}

namespace crow {

using ci_map = std::unordered_multimap<std::string, std::string>;

struct request {
  HTTPMethod method;
  std::string raw_url;
  std::string url;
  std::string body;
  const std::string &get_header_value(const std::string &key) const;
  std::unordered_map<std::string, std::string> get_body_params() const;
};

struct response {
  int code{200};
  std::string body;
  ci_map headers;

  response() {}
  explicit response(int code) : code(code) {}
  response(std::string body) : body(std::move(body)) {}
  response(int code, std::string body) : code(code), body(std::move(body)) {}
  response(std::string type, std::string body);
  response(int code, std::string type, std::string body);
  response(response &&other);
  response(const response &) = delete;
  response &operator=(response &&other);

  void set_header(std::string key, std::string value);
  void add_header(std::string key, std::string value);
  void redirect(const std::string &location);
  void redirect_perm(const std::string &location);
  void moved(const std::string &location);
  void moved_perm(const std::string &location);
  void write(const std::string &part);
  void end();
};

template <typename T> struct RuleParameterTraits {
  using self_t = T;
  self_t &methods(HTTPMethod method) { return static_cast<self_t &>(*this); }
  template <typename... Methods>
  self_t &methods(HTTPMethod method, Methods... more) {
    return static_cast<self_t &>(*this);
  }
  self_t &name(std::string name) { return static_cast<self_t &>(*this); }
  template <typename App, typename... Middlewares> self_t &middlewares() {
    return static_cast<self_t &>(*this);
  }
};

// A middleware that serves the routes which name it, and no others.
struct ILocalMiddleware {
  using call_global = std::false_type;
};

// Calls a handler, which takes the response or returns it.
template <typename Func>
auto call(const Func &f, const request &req, response &res, int)
    -> decltype(f(req, res), void()) {
  f(req, res);
}
template <typename Func>
auto call(const Func &f, const request &req, response &res, long)
    -> decltype(f(req), void()) {
  res = f(req);
}

class CatchallRule {
public:
  template <typename Func> void operator()(Func &&f) {
    handler_ = [f](const request &req, response &res) { call(f, req, res, 0); };
  }

private:
  std::function<void(const request &, response &)> handler_;
};

template <typename... Args>
class TaggedRule : public RuleParameterTraits<TaggedRule<Args...>> {
public:
  template <typename Func> void operator()(Func &&f) {
    handler_ = [f](const request &req, response &res, Args...) {
      call(f, req, res, 0);
    };
  }

private:
  std::function<void(const request &, response &, Args...)> handler_;
};

class DynamicRule : public RuleParameterTraits<DynamicRule> {
public:
  template <typename Func> void operator()(Func f) { handler_ = std::move(f); }

private:
  std::function<void(const request &, response &)> handler_;
};

namespace black_magic {
constexpr uint64_t get_parameter_tag(const char *) { return 0; }
} // namespace black_magic

class Blueprint {
public:
  Blueprint(const std::string &prefix);
  template <uint64_t Tag> TaggedRule<> &new_rule_tagged(std::string &&rule) {
    static TaggedRule<> made;
    return made;
  }
  CatchallRule &catchall_rule();
  void register_blueprint(Blueprint &blueprint);
};

template <typename... Middlewares> class Crow {
public:
  template <uint64_t Tag> TaggedRule<> &route(std::string rule) {
    static TaggedRule<> made;
    return made;
  }
  DynamicRule &route_dynamic(std::string rule);
  CatchallRule &catchall_route();
  void register_blueprint(Blueprint &blueprint);
  template <typename Func> Crow &exception_handler(Func &&f) { return *this; }
  Crow &port(uint16_t port) { return *this; }
  void run();
};

template <typename... Middlewares> using App = Crow<Middlewares...>;
using SimpleApp = Crow<>;

} // namespace crow

#define CROW_ROUTE(app, url)                                                   \
  app.route<crow::black_magic::get_parameter_tag(url)>(url)
#define CROW_BP_ROUTE(blueprint, url)                                          \
  blueprint.new_rule_tagged<crow::black_magic::get_parameter_tag(url)>(url)
#define CROW_MIDDLEWARES(app, ...)                                             \
  template middlewares<typename std::remove_reference<decltype(app)>::type,    \
                       __VA_ARGS__>()
#define CROW_CATCHALL_ROUTE(app) app.catchall_route()
#define CROW_BP_CATCHALL_ROUTE(blueprint) blueprint.catchall_rule()

#endif
