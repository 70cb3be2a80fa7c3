// An invented framework of controllers: handlers are members that return their
// response, methods are texts, statuses an enumeration.
#pragma once
#include <map>
#include <memory>
#include <string>

namespace harbor {

enum class Verb { Get, Head, Post, Put, Delete };

enum class Status {
  Ok = 200,
  MovedPermanently = 301,
  Found = 302,
  SeeOther = 303,
  TemporaryRedirect = 307
};

struct HttpRequest {
  Verb verb;
  std::string url;
  std::map<std::string, std::string> form;
};

class HttpResponse {
public:
  HttpResponse() = default;
  explicit HttpResponse(Status status, std::string page = "");
  void setStatus(Status status);
  void setBody(const std::string &text);
  static HttpResponse redirect(const std::string &url, Status code);
  std::map<std::string, std::string> headers;
};

class Router {
public:
  template <typename Controller>
  void add(const char *method, const char *path,
           HttpResponse (Controller::*handler)(const HttpRequest &));
};

} // namespace harbor
