// RUN: %check_redirects %s %t --framework poco

// A factory chooses the handler: what its tests let through is all that the
// handlers behind it see. Every redirect forwards the request.

#include <Poco/Net/HTTPRequestHandler.h>
#include <Poco/Net/HTTPRequestHandlerFactory.h>
#include <Poco/Net/HTTPServer.h>
#include <Poco/Net/HTTPServerRequest.h>
#include <Poco/Net/HTTPServerResponse.h>
using namespace Poco::Net;

std::string elsewhere(const HTTPServerRequest &req) {
  return "https://b.example" + req.getURI();
}

namespace chain {

class PostHandler : public HTTPRequestHandler {
  void handleRequest(HTTPServerRequest &req, HTTPServerResponse &res) override {
    res.redirect(elsewhere(req), HTTPResponse::HTTP_FOUND);
    // CHECK-MESSAGES: :[[@LINE-1]]:34: warning: POST gets a 302: most clients then send GET without the body; 307 repeats it [http-redirect-loses-method]
    // CHECK-FIXES: res.redirect(elsewhere(req), HTTPResponse::HTTP_TEMPORARY_REDIRECT);
  }
};
class GetHandler : public HTTPRequestHandler {
  void handleRequest(HTTPServerRequest &req, HTTPServerResponse &res) override {
    res.redirect(elsewhere(req), HTTPResponse::HTTP_FOUND);
  }
};
class UpdateHandler : public HTTPRequestHandler {
  void handleRequest(HTTPServerRequest &req, HTTPServerResponse &res) override {
    res.redirect(elsewhere(req), HTTPResponse::HTTP_FOUND);
    // CHECK-MESSAGES: :[[@LINE-1]]:34: warning: PUT and PATCH get
    // CHECK-FIXES: res.redirect(elsewhere(req), HTTPResponse::HTTP_TEMPORARY_REDIRECT);
  }
};

class Factory : public HTTPRequestHandlerFactory {
  HTTPRequestHandler *
  createRequestHandler(const HTTPServerRequest &request) override {
    if (request.getMethod() == HTTPRequest::HTTP_POST)
      return new PostHandler;
    else if (request.getMethod() == HTTPRequest::HTTP_GET)
      return new GetHandler();
    else if (request.getMethod() == "PUT" || request.getMethod() == "PATCH")
      return new UpdateHandler{};
    return nullptr;
  }
};

} // namespace chain

namespace early {

class WriteHandler : public HTTPRequestHandler {
public:
  explicit WriteHandler(std::string base) : base(std::move(base)) {}

  void handleRequest(HTTPServerRequest &req, HTTPServerResponse &res) override {
    res.redirect(base + req.getURI());
    // CHECK-MESSAGES: :[[@LINE-1]]:9: warning: POST, PUT, PATCH and DELETE get a 302 by default{{.*}}; 307 repeats it
    // CHECK-FIXES: res.redirect(base + req.getURI(), Poco::Net::HTTPResponse::HTTP_TEMPORARY_REDIRECT);
  }

private:
  std::string base;
};
class ReadHandler : public HTTPRequestHandler {
public:
  void handleRequest(HTTPServerRequest &req, HTTPServerResponse &res) override {
    res.redirect(elsewhere(req));
  }
};

class Factory : public HTTPRequestHandlerFactory {
public:
  HTTPRequestHandler *
  createRequestHandler(const HTTPServerRequest &request) override {
    const std::string &method = request.getMethod();
    if (method == HTTPRequest::HTTP_GET || method == HTTPRequest::HTTP_HEAD)
      return new ReadHandler;
    return new WriteHandler("https://leader.example");
  }
};

} // namespace early

// One that admits reading alone, and refuses all else.
namespace readOnly {

class Handler : public HTTPRequestHandler {
public:
  void handleRequest(HTTPServerRequest &req, HTTPServerResponse &res) override {
    res.redirect(elsewhere(req), HTTPResponse::HTTP_MOVED_PERMANENTLY);
  }
};
class Refuse : public HTTPRequestHandler {
public:
  void handleRequest(HTTPServerRequest &, HTTPServerResponse &res) override {
    res.setStatusAndReason(HTTPResponse::HTTP_METHOD_NOT_ALLOWED);
    res.send();
  }
};

class Factory : public HTTPRequestHandlerFactory {
public:
  HTTPRequestHandler *
  createRequestHandler(const HTTPServerRequest &request) override {
    if (request.getMethod() != HTTPRequest::HTTP_GET)
      return new Refuse;
    return new Handler;
  }
};

} // namespace readOnly

// A factory that never tests the method: its handlers are unrestricted.
namespace byPath {

class Upgrade : public HTTPRequestHandler {
public:
  void handleRequest(HTTPServerRequest &req, HTTPServerResponse &res) override {
    res.redirect(elsewhere(req), HTTPResponse::HTTP_MOVED_PERMANENTLY);
    // CHECK-MESSAGES: :[[@LINE-1]]:34: warning: POST, PUT, PATCH and DELETE get a 301{{.*}}; 308 repeats it
    // CHECK-FIXES: res.redirect(elsewhere(req), HTTPResponse::HTTP_PERMANENT_REDIRECT);
  }
};
class Home : public HTTPRequestHandler {
public:
  void handleRequest(HTTPServerRequest &, HTTPServerResponse &res) override {
    res.redirect("/home");
  }
};

class Factory : public HTTPRequestHandlerFactory {
public:
  HTTPRequestHandler *
  createRequestHandler(const HTTPServerRequest &request) override {
    if (request.getURI() == "/")
      return new Home;
    return new Upgrade;
  }
};

} // namespace byPath

// What the factory lets through and what the handler tests count together.
namespace both {

class Handler : public HTTPRequestHandler {
public:
  void handleRequest(HTTPServerRequest &req, HTTPServerResponse &res) override {
    if (req.getMethod() == HTTPRequest::HTTP_DELETE)
      res.redirect(elsewhere(req), HTTPResponse::HTTP_FOUND);
    else if (req.getMethod() == HTTPRequest::HTTP_PUT)
      res.redirect(elsewhere(req), HTTPResponse::HTTP_FOUND);
    // CHECK-MESSAGES: :[[@LINE-1]]:36: warning: PUT gets
    // CHECK-FIXES: res.redirect(elsewhere(req), HTTPResponse::HTTP_TEMPORARY_REDIRECT);
  }
};

class Factory : public HTTPRequestHandlerFactory {
public:
  HTTPRequestHandler *
  createRequestHandler(const HTTPServerRequest &request) override {
    const bool isWrite = request.getMethod() == HTTPRequest::HTTP_POST ||
                         request.getMethod() == HTTPRequest::HTTP_PUT;
    return isWrite ? new Handler : nullptr;
  }
};

} // namespace both

// A handler is made by a function that the factory calls.
namespace helper {

class PutHandler : public HTTPRequestHandler {
public:
  void handleRequest(HTTPServerRequest &req, HTTPServerResponse &res) override {
    res.redirect(elsewhere(req), HTTPResponse::HTTP_FOUND);
    // CHECK-MESSAGES: :[[@LINE-1]]:34: warning: PUT gets
    // CHECK-FIXES: res.redirect(elsewhere(req), HTTPResponse::HTTP_TEMPORARY_REDIRECT);
  }
};
class HeadHandler : public HTTPRequestHandler {
public:
  void handleRequest(HTTPServerRequest &req, HTTPServerResponse &res) override {
    res.redirect(elsewhere(req), HTTPResponse::HTTP_FOUND);
  }
};

class Factory : public HTTPRequestHandlerFactory {
public:
  HTTPRequestHandler *
  createRequestHandler(const HTTPServerRequest &request) override {
    if (request.getMethod() == HTTPRequest::HTTP_PUT)
      return makePut();
    if (request.getMethod() == HTTPRequest::HTTP_HEAD)
      return make<HeadHandler>();
    return nullptr;
  }

private:
  HTTPRequestHandler *makePut() { return new PutHandler; }
  template <typename Handler> HTTPRequestHandler *make() {
    return new Handler;
  }
};

} // namespace helper

// Made twice: it serves what both let through.
namespace twice {

class Handler : public HTTPRequestHandler {
public:
  void handleRequest(HTTPServerRequest &req, HTTPServerResponse &res) override {
    res.redirect(elsewhere(req), HTTPResponse::HTTP_FOUND);
    // CHECK-MESSAGES: :[[@LINE-1]]:34: warning: PATCH and DELETE get
    // CHECK-FIXES: res.redirect(elsewhere(req), HTTPResponse::HTTP_TEMPORARY_REDIRECT);
  }
};

class Factory : public HTTPRequestHandlerFactory {
public:
  HTTPRequestHandler *
  createRequestHandler(const HTTPServerRequest &request) override {
    if (request.getMethod() == HTTPRequest::HTTP_PATCH)
      return new Handler;
    if (request.getMethod() == HTTPRequest::HTTP_DELETE)
      return new Handler;
    if (request.getMethod() == HTTPRequest::HTTP_GET)
      return new Handler;
    return nullptr;
  }
};

} // namespace twice

void serve(const ServerSocket &socket) {
  HTTPServer server(new chain::Factory, socket, new HTTPServerParams);
  server.start();
}
