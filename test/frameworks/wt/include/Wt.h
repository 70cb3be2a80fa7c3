// What Wt declares, as far as its resources go. Written for the tests, after the
// facts of version 4.

#ifndef WT_STAND_IN_H
#define WT_STAND_IN_H

#include <memory>
#include <ostream>
#include <string>

namespace Wt {

namespace Http {

class Request {
public:
  std::string method() const;
  std::string path() const;
  std::string pathInfo() const;
  const std::string *getParameter(const std::string &name) const;
};

class Response {
public:
  void setStatus(int status);
  void setMimeType(const std::string &type);
  void addHeader(const std::string &name, const std::string &value);
  void insertHeader(const std::string &name, const std::string &value);
  std::ostream &out();
};

} // namespace Http

class WObject {
public:
  virtual ~WObject();
};

class WResource : public WObject {
public:
  virtual void handleRequest(const Http::Request &request, Http::Response &response) = 0;

protected:
  void beingDeleted();
};

class WServer {
public:
  void addResource(const std::shared_ptr<WResource> &resource, const std::string &path);
  void addResource(WResource *resource, const std::string &path);
};

class WApplication : public WObject {
public:
  void redirect(const std::string &url);
  void quit();
};

} // namespace Wt

#endif
