// RUN: %check_redirects %s %t --checks http-redirect-loses-method,http-redirect-implicit-see-other,http-redirect-repeats-request,http-redirect-permanent-answer -- -std=c++17

// Programs with cgicc, each of which would be a file of its own.

#include <cgicc/Cgicc.h>
#include <cgicc/HTTPCookie.h>
#include <cgicc/HTTPRedirectHeader.h>
#include <cgicc/HTTPResponseHeader.h>
#include <cgicc/HTTPStatusHeader.h>

#include <iostream>
#include <string>

using namespace cgicc;

struct Account {
  bool isRight;
  std::string error;
};
Account logIn(const std::string &user, const std::string &password);
void deletePost(const std::string &id);
void printForm(std::ostream &out);

// The form, and what it sends.
static void login(Cgicc &cgi) {
  if (cgi.getEnvironment().getRequestMethod() != "POST") {
    printForm(std::cout);
    return;
  }
  const Account account = logIn(cgi("user"), cgi("password"));
  if (!account.isRight) {
    std::cout << HTTPRedirectHeader("./login.cgi?error=" + account.error, false) << std::endl;
    // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: POST gets a 302 for a page: {{.*}}; 303 always means GET [http-redirect-implicit-see-other]
    return;
  }
  HTTPRedirectHeader head("./home.cgi", false);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: POST gets a 302 for a page: {{.*}}; 303 always means GET [http-redirect-implicit-see-other]
  head.setCookie(HTTPCookie("user", cgi("user")));
  std::cout << head;
}

// Silent: which status the server makes of a Location alone is its own affair.
static void loginWithoutStatus(Cgicc &cgi) {
  if (cgi.getEnvironment().getRequestMethod() != "POST")
    return;
  if (logIn(cgi("user"), cgi("password")).isRight)
    std::cout << HTTPRedirectHeader("./home.cgi") << std::endl;
}

// Silent: with GET, nobody repeats anything.
static void home(Cgicc &cgi) {
  const CgiEnvironment &environment = cgi.getEnvironment();
  if (environment.getRequestMethod() != "GET")
    return;
  if (environment.getCookieList().empty())
    std::cout << HTTPRedirectHeader("./login.cgi", false);
}

// Without the server's help: the whole head.
static void remove(Cgicc &cgi) {
  if (cgi.getEnvironment().getRequestMethod() == "POST") {
    deletePost(cgi("id"));
    std::cout << HTTPResponseHeader("HTTP/1.1", 302, "Found").addHeader("Location", "/posts.cgi");
    // CHECK-MESSAGES: :[[@LINE-1]]:49: warning: POST gets a 302 for a page: {{.*}}; 303 always means GET [http-redirect-implicit-see-other]
    // CHECK-FIXES: std::cout << HTTPResponseHeader("HTTP/1.1", 303, "See Other").addHeader("Location", "/posts.cgi");
  }
}

// Silent: the same with 303, and one that sends nobody anywhere.
static void removeQuietly(Cgicc &cgi) {
  if (cgi.getEnvironment().getRequestMethod() != "POST") {
    std::cout << HTTPStatusHeader(302, "Found");
    return;
  }
  deletePost(cgi("id"));
  HTTPResponseHeader head("HTTP/1.1", 303, "See Other");
  head.addHeader("Location", "/posts.cgi");
  std::cout << head;
}

// To the port with TLS, for whatever method.
static void upgrade(Cgicc &cgi) {
  const CgiEnvironment &environment = cgi.getEnvironment();
  std::cout << HTTPRedirectHeader("https://" + environment.getServerName() + environment.getScriptName(), true);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: POST, PUT, PATCH and DELETE get a 301{{.*}}; 308 repeats it [http-redirect-loses-method]
}

// Silent: to the front page there.
static void upgradeHome(Cgicc &cgi) {
  std::cout << HTTPRedirectHeader("https://" + cgi.getEnvironment().getServerName() + "/", true);
}

int main(int, char **argv) {
  Cgicc cgi;
  const std::string page = argv[0];
  if (page == "login")
    login(cgi);
  else if (page == "login-without-status")
    loginWithoutStatus(cgi);
  else if (page == "home")
    home(cgi);
  else if (page == "remove")
    remove(cgi);
  else if (page == "remove-quietly")
    removeQuietly(cgi);
  else if (page == "upgrade")
    upgrade(cgi);
  else if (page == "upgrade-home")
    upgradeHome(cgi);
  return 0;
}
