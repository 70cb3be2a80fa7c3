// Invented frameworks that say in other forms which handler serves what: a
// pattern that starts with the method, a chain of calls, a table, an overridden
// function.
#pragma once
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace forest {

struct Request {
  std::string method;
  std::string path;
  std::string form(const std::string &name) const;
};

enum class Field { ContentType, Location, SetCookie };
extern const char *const LOCATION;

class Response {
public:
  Response &status(int code);
  Response &header(const std::string &name, const std::string &value);
  Response &set(Field name, const std::string &value);
  void addHeader(const std::string &line);
  void insertHeader(const char *name, size_t nameSize, const char *value,
                    size_t valueSize);
  void redirect(const std::string &url, int code = 302);
};

using Handler = std::function<void(const Request &, Response &)>;

class Route {
public:
  Route &get(Handler handler);
  Route &post(Handler handler);
  Route &put(Handler handler);
};

enum class Verb { Get, Post };

class Rule {
public:
  Rule &methods(const std::string &names);
};

class Server {
public:
  void handle(const std::string &pattern, Handler handler);
  // Registrations that are told the methods, or may be.
  void serve(const std::string &path, Handler handler,
             const std::vector<std::string> &methods);
  void onPath(const std::string &path, Handler handler, Verb verb = Verb::Get);
  void path(const std::string &path, int flags, Handler handler);
  void url(const std::string &path, const char *names, Handler handler);
  Rule &any(const std::string &path, Handler handler);
  template <Verb V> void routes(const std::string &path, Handler handler);
  Route &route(const std::string &path);
};

struct Entry {
  const char *method;
  const char *name;
  const char *path;
  void (*handler)(const Request &, Response &);
};

class Servlet {
public:
  virtual ~Servlet();
  virtual void doGet(const Request &request, Response &response);
  virtual void doPost(const Request &request, Response &response);
  virtual void doDelete(const Request &request, Response &response);
};

} // namespace forest
