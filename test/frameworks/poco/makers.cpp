// RUN: %check_redirects %s %t --framework poco

// Ways to make a handler: all of them are seen under the guard.

#include <Poco/Net/HTTPRequestHandler.h>
#include <Poco/Net/HTTPRequestHandlerFactory.h>
#include <Poco/Net/HTTPServerRequest.h>
#include <Poco/Net/HTTPServerResponse.h>
#include <Poco/URI.h>
#include <memory>
using namespace Poco::Net;

std::string elsewhere(const HTTPServerRequest &req) {
  return "https://b.example" + req.getURI();
}

namespace variable {

class Put : public HTTPRequestHandler {
public:
  void handleRequest(HTTPServerRequest &req, HTTPServerResponse &res) override {
    res.redirect(elsewhere(req), HTTPResponse::HTTP_FOUND);
    // CHECK-MESSAGES: :[[@LINE-1]]:34: warning: PUT gets
    // CHECK-FIXES: res.redirect(elsewhere(req), HTTPResponse::HTTP_TEMPORARY_REDIRECT);
  }
};
class Get : public HTTPRequestHandler {
public:
  void handleRequest(HTTPServerRequest &req, HTTPServerResponse &res) override {
    res.redirect(elsewhere(req), HTTPResponse::HTTP_FOUND);
  }
};

class Factory : public HTTPRequestHandlerFactory {
  HTTPRequestHandler *
  createRequestHandler(const HTTPServerRequest &request) override {
    if (request.getMethod() == HTTPRequest::HTTP_PUT) {
      HTTPRequestHandler *handler = new Put();
      return handler;
    }
    if (request.getMethod() == HTTPRequest::HTTP_GET) {
      auto *handler = new Get;
      return handler;
    }
    return nullptr;
  }
};

} // namespace variable

namespace smartPointer {

class Put : public HTTPRequestHandler {
public:
  void handleRequest(HTTPServerRequest &req, HTTPServerResponse &res) override {
    res.redirect(elsewhere(req), HTTPResponse::HTTP_FOUND);
    // CHECK-MESSAGES: :[[@LINE-1]]:34: warning: PUT gets
    // CHECK-FIXES: res.redirect(elsewhere(req), HTTPResponse::HTTP_TEMPORARY_REDIRECT);
  }
};
class Get : public HTTPRequestHandler {
public:
  void handleRequest(HTTPServerRequest &req, HTTPServerResponse &res) override {
    res.redirect(elsewhere(req), HTTPResponse::HTTP_FOUND);
  }
};

class Factory : public HTTPRequestHandlerFactory {
  HTTPRequestHandler *
  createRequestHandler(const HTTPServerRequest &request) override {
    if (request.getMethod() == HTTPRequest::HTTP_PUT) {
      return std::make_unique<Put>().release();
    }
    if (request.getMethod() == HTTPRequest::HTTP_GET) {
      std::unique_ptr<HTTPRequestHandler> handler(new Get);
      return handler.release();
    }
    return nullptr;
  }
};

} // namespace smartPointer

namespace derived {

class Put : public HTTPRequestHandler {
public:
  void handleRequest(HTTPServerRequest &req, HTTPServerResponse &res) override {
    res.redirect(elsewhere(req), HTTPResponse::HTTP_FOUND);
    // CHECK-MESSAGES: :[[@LINE-1]]:34: warning: PUT gets
    // CHECK-FIXES: res.redirect(elsewhere(req), HTTPResponse::HTTP_TEMPORARY_REDIRECT);
  }
};
class Get : public HTTPRequestHandler {
public:
  void handleRequest(HTTPServerRequest &req, HTTPServerResponse &res) override {
    res.redirect(elsewhere(req), HTTPResponse::HTTP_FOUND);
  }
};
class OwnPut : public Put {};
class OwnGet : public Get {
public:
  OwnGet() {}
};

class Factory : public HTTPRequestHandlerFactory {
  HTTPRequestHandler *
  createRequestHandler(const HTTPServerRequest &request) override {
    if (request.getMethod() == HTTPRequest::HTTP_PUT) {
      return new OwnPut;
    }
    if (request.getMethod() == HTTPRequest::HTTP_GET) {
      return new OwnGet;
    }
    return nullptr;
  }
};

} // namespace derived
