// What fastcgi++ declares, as far as requests go. Written for the tests, after the
// facts of version 3.1.

#ifndef FASTCGIPP_REQUEST_STAND_IN_HPP
#define FASTCGIPP_REQUEST_STAND_IN_HPP

#include <map>
#include <memory>
#include <ostream>
#include <string>
#include <vector>

namespace Fastcgipp {

enum class Encoding { NONE, HTML, URL };
template <class charT, class Traits>
std::basic_ostream<charT, Traits> &operator<<(std::basic_ostream<charT, Traits> &os, Encoding);

namespace Http {

enum class RequestMethod {
  ERROR = 0,
  HEAD = 1,
  GET = 2,
  POST = 3,
  PUT = 4,
  DELETE = 5,
  TRACE = 6,
  OPTIONS = 7,
  CONNECT = 8,
  PATCH = 9
};

template <class charT> struct Environment {
  std::basic_string<charT> host;
  std::basic_string<charT> referer;
  std::basic_string<charT> contentType;
  std::basic_string<charT> scriptName;
  RequestMethod requestMethod;
  std::basic_string<charT> requestUri;
  std::vector<std::basic_string<charT>> pathInfo;
  unsigned contentLength;
  std::multimap<std::basic_string<charT>, std::basic_string<charT>> cookies;
  std::multimap<std::basic_string<charT>, std::basic_string<charT>> gets;
  std::multimap<std::basic_string<charT>, std::basic_string<charT>> posts;
  const std::vector<char> &postBuffer() const;
};

class SessionId {
public:
  SessionId &operator=(const std::string &string);
};
std::ostream &operator<<(std::ostream &os, const SessionId &id);

template <class T> class Sessions {
public:
  std::shared_ptr<const T> get(const SessionId &id) const;
  SessionId generate(const std::shared_ptr<const T> &data);
  void erase(const SessionId &id);
};

} // namespace Http

class Request_base {
public:
  virtual ~Request_base() {}
};

template <class charT> class Request : public Request_base {
public:
  Request(const size_t maxPostSize = 0) : out(nullptr), err(nullptr) {}

protected:
  const Http::Environment<charT> &environment() const { return m_environment; }
  Http::Environment<charT> &environment() { return m_environment; }
  std::basic_ostream<charT> out;
  std::basic_ostream<charT> err;
  virtual void errorHandler();
  virtual bool response() = 0;
  virtual void inHandler(int bytesReceived) {}
  virtual bool inProcessor() { return false; }
  void dump(const char *data, size_t size);

private:
  Http::Environment<charT> m_environment;
};

template <class RequestT> class Manager {
public:
  Manager(unsigned threads = 1) {}
  void start() { std::unique_ptr<Request_base> request(new RequestT); }
};

} // namespace Fastcgipp

#endif
