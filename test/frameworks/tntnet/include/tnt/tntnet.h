// What the headers of tntnet 3 declare, as far as the tests use it.
#pragma once
#include <memory>
#include <ostream>
#include <string>
#include <vector>

namespace cxxtools {
class QueryParams {
public:
  std::string param(const std::string &name, const std::string &def = std::string()) const;
};
} // namespace cxxtools

namespace tnt {

static const unsigned HTTP_OK = 200;
static const unsigned HTTP_MOVED_PERMANENTLY = 301;
static const unsigned HTTP_MOVED_TEMPORARILY = 302;
static const unsigned HTTP_FOUND = 302;
static const unsigned HTTP_SEE_OTHER = 303;
static const unsigned HTTP_TEMPORARY_REDIRECT = 307;
static const unsigned HTTP_METHOD_NOT_ALLOWED = 405;
static const unsigned DECLINED = 0;

namespace httpheader {
extern const char *location;
extern const char *setCookie;
} // namespace httpheader

class HttpMessage {
public:
  const char *getHeader(const char *key, const char *def = "") const;
  void setHeader(const std::string &key, const std::string &value, bool replace = true);
};

class QueryParams : public cxxtools::QueryParams {
public:
  template <typename Type> Type arg(const std::string &name) const;
  template <typename Type> Type arg(const std::string &name, const Type &def) const;
  template <typename Type> std::vector<Type> args(const std::string &name) const;
};

class HttpRequest : public HttpMessage {
public:
  const std::string &getBody() const;
  std::string getMethod() const;
  const char *getMethod_cstr() const;
  bool isMethodGET() const;
  bool isMethodPOST() const;
  bool isMethodHEAD() const;
  std::string getQuery() const;
  const std::string &getUrl() const;
  const std::string &getQueryString() const;
  const std::string &getPathInfo() const;
  const QueryParams &getPostParams() const;
  const char *getHost() const;
  bool isSsl() const;
};

class Cookie {};

class HttpReply : public HttpMessage {
public:
  void setContentType(const char *type);
  void clearSession();
  enum Redirect { permanently = HTTP_MOVED_PERMANENTLY, temporarily = HTTP_TEMPORARY_REDIRECT };
  unsigned redirect(const std::string &newLocation, Redirect type = temporarily);
  unsigned redirectTemporary(const std::string &newLocation) {
    return redirect(newLocation, temporarily);
  }
  unsigned redirectPermantently(const std::string &newLocation) {
    return redirect(newLocation, permanently);
  }
  std::ostream &out();
  void setCookie(const std::string &name, const Cookie &value);
  void setCookie(const std::string &name, const std::string &value, unsigned seconds);
  void clearCookie(const std::string &name);
};

class Component {
public:
  virtual ~Component() {}
  virtual unsigned topCall(HttpRequest &, HttpReply &, QueryParams &);
  virtual unsigned operator()(HttpRequest &, HttpReply &, QueryParams &);
  virtual unsigned endTag(HttpRequest &, HttpReply &, QueryParams &);
};

class ComponentFactory {
public:
  explicit ComponentFactory(const std::string &name);
  virtual ~ComponentFactory();
};

template <typename ComponentType> class ComponentFactoryImpl : public ComponentFactory {
public:
  explicit ComponentFactoryImpl(const std::string &name) : ComponentFactory(name) {}
  virtual Component *doCreate() { return new ComponentType(); }
};

class Mapping {
public:
  Mapping &setMethod(const std::string &method);
};

class Tntnet {
public:
  void listen(unsigned short port);
  Mapping &mapUrl(const std::string &url, const std::string &component);
  void run();
};

} // namespace tnt
