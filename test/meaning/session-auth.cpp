// A tool that gives any application a login of its own. For a while its
// redirects kept the method, and Firefox asked whether to send the password
// once more.

#include <Poco/Net/HTMLForm.h>
#include <Poco/Net/HTTPRequestHandler.h>
#include <Poco/Net/HTTPServerRequest.h>
#include <Poco/Net/HTTPServerResponse.h>
#include <map>
#include <string>

using namespace Poco::Net;

bool checkUserAndPassword(const std::string &user, const std::string &password);

class SessionAuth : public HTTPRequestHandler {
public:
  void handleRequest(HTTPServerRequest &request,
                     HTTPServerResponse &response) override {
    if (request.getMethod() != HTTPRequest::HTTP_POST) {
      response.setStatus(HTTPResponse::HTTP_METHOD_NOT_ALLOWED);
      response.send();
      return;
    }
    HTMLForm form(request, request.stream());
    if (!checkUserAndPassword(form["username"], form["password"])) {
      response.send() << "<form method=post>...</form>";
      return;
    }
    sessions[request.get("Cookie", "")] = form["username"];
    const std::string page = form.get("from_page", "/");
    response.redirect(page.empty() ? "/" : page,
                      HTTPResponse::HTTP_TEMPORARY_REDIRECT);
  }

private:
  std::map<std::string, std::string> sessions;
};
