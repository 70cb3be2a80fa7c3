// RUN: %check_redirects %s %t --framework poco

// What one function sets in a member by the method, another one tests.

#include <Poco/Net/HTTPRequestHandler.h>
#include <Poco/Net/HTTPRequestHandlerFactory.h>
#include <Poco/Net/HTTPServerRequest.h>
#include <Poco/Net/HTTPServerResponse.h>
#include <string>
using namespace Poco::Net;

class OpenTwin : public HTTPRequestHandler {
  void handleRequest(HTTPServerRequest &req, HTTPServerResponse &res) override {
    open(req);
    if (isWrite)
      return;
    res.redirect("https://a.example" + req.getURI(), HTTPResponse::HTTP_FOUND);
  }
  void open(HTTPServerRequest &req) {
    isWrite = req.getMethod() != "GET" && req.getMethod() != "HEAD";
  }
  bool isWrite = false;
};

class Open : public HTTPRequestHandler {
  void handleRequest(HTTPServerRequest &req, HTTPServerResponse &res) override {
    open(req);
    if (!isPut)
      return;
    res.redirect("https://a.example" + req.getURI(), HTTPResponse::HTTP_FOUND);
    // CHECK-MESSAGES: :[[@LINE-1]]:54: warning: PUT gets
  }
  void open(HTTPServerRequest &req) { isPut = req.getMethod() == "PUT"; }
  bool isPut = false;
};

// A function that comes before the one that sets it.
class AnswerTwin : public HTTPRequestHandler {
  void answer(HTTPServerRequest &req, HTTPServerResponse &res) {
    if (isRead)
      res.redirect("https://a.example" + req.getURI(),
                   HTTPResponse::HTTP_FOUND);
  }
  void handleRequest(HTTPServerRequest &req, HTTPServerResponse &res) override {
    isRead = req.getMethod() == "GET";
    answer(req, res);
  }
  bool isRead = false;
};

// The factory sets it.
class MadeTwin : public HTTPRequestHandler {
public:
  explicit MadeTwin(bool isRead) : isRead(isRead) {}
  void handleRequest(HTTPServerRequest &req, HTTPServerResponse &res) override {
    if (mayMove())
      res.redirect("https://a.example" + req.getURI(),
                   HTTPResponse::HTTP_FOUND);
  }

private:
  bool mayMove() const { return isRead; }
  bool isRead;
};

// What has nothing to do with the method.
class Moved : public HTTPRequestHandler {
public:
  explicit Moved(bool isMoved) : isMoved(isMoved) {}
  void handleRequest(HTTPServerRequest &req, HTTPServerResponse &res) override {
    if (req.getMethod() != "POST")
      return;
    if (isMoved)
      res.redirect("https://a.example" + req.getURI(), HTTPResponse::HTTP_FOUND);
    // CHECK-MESSAGES: :[[@LINE-1]]:56: warning: POST gets
    // CHECK-FIXES: res.redirect("https://a.example" + req.getURI(), HTTPResponse::HTTP_TEMPORARY_REDIRECT);
  }

private:
  bool isMoved;
};

struct Factory : HTTPRequestHandlerFactory {
  HTTPRequestHandler *
  createRequestHandler(const HTTPServerRequest &req) override {
    const std::string &path = req.getURI();
    if (path == "/open")
      return new Open;
    if (path == "/openTwin")
      return new OpenTwin;
    if (path == "/answer")
      return new AnswerTwin;
    if (path == "/moved")
      return new Moved(path.size() > 3);
    return new MadeTwin(req.getMethod() == "GET");
  }
};
