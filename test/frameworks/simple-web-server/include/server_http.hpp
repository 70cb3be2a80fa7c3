// What Simple-Web-Server declares, as far as its routes and redirects go.
// Written for the tests, after the facts of version 3.

#ifndef SIMPLE_WEB_STAND_IN_HPP
#define SIMPLE_WEB_STAND_IN_HPP

#include <functional>
#include <istream>
#include <map>
#include <memory>
#include <ostream>
#include <string>
#include <unordered_map>

namespace SimpleWeb {

struct CaseInsensitiveEqual {
  bool operator()(const std::string &a, const std::string &b) const;
};
struct CaseInsensitiveHash {
  std::size_t operator()(const std::string &text) const;
};
using CaseInsensitiveMultimap =
    std::unordered_multimap<std::string, std::string, CaseInsensitiveHash,
                            CaseInsensitiveEqual>;

enum class StatusCode {
  unknown = 0,
  success_ok = 200,
  redirection_multiple_choices = 300,
  redirection_moved_permanently,
  redirection_found,
  redirection_see_other,
  redirection_not_modified,
  redirection_use_proxy,
  redirection_switch_proxy,
  redirection_temporary_redirect,
  redirection_permanent_redirect,
};

template <class socket_type> class ServerBase {
public:
  class Response : public std::ostream {
  public:
    Response() : std::ostream(nullptr) {}
    void write(StatusCode status_code = StatusCode::success_ok,
               const CaseInsensitiveMultimap &header = {}) {}
    void write(StatusCode status_code, const std::string &content,
               const CaseInsensitiveMultimap &header = {}) {}
    void write(const std::string &content,
               const CaseInsensitiveMultimap &header = {}) {}
  };

  class Content : public std::istream {
  public:
    Content() : std::istream(nullptr) {}
    std::string string();
  };

  class Request {
  public:
    std::string method, path, query_string, http_version;
    Content content;
    CaseInsensitiveMultimap header;
  };

  std::map<std::string,
           std::map<std::string,
                    std::function<void(std::shared_ptr<Response>,
                                       std::shared_ptr<Request>)>>>
      resource;
  std::map<std::string, std::function<void(std::shared_ptr<Response>,
                                           std::shared_ptr<Request>)>>
      default_resource;
};

struct HTTP {};
template <class socket_type> class Server : public ServerBase<socket_type> {};

} // namespace SimpleWeb

#endif
