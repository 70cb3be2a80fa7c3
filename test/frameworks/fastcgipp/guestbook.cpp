// RUN: %check_redirects %s %t --checks 'http-redirect-*' -- -isystem %S/include

// One class answers all methods: it tells them apart itself, and writes headers
// as text.

#include <fastcgi++/request.hpp>

using Fastcgipp::Encoding;
using Fastcgipp::Http::RequestMethod;

bool isKnown(const std::string &name, const std::string &word);
int addEntry(const std::string &text);

class Login : public Fastcgipp::Request<char> {
  static Fastcgipp::Http::Sessions<std::string> sessions;

  void showForm() { out << "Content-Type: text/html\r\n\r\n<form method='post'>"; }

  bool response() override {
    switch (environment().requestMethod) {
    case RequestMethod::POST:
      login();
      break;
    case RequestMethod::GET:
      showForm();
      break;
    default:
      out << "Status: 405 Method Not Allowed\r\n\r\n";
    }
    return true;
  }

  void login() {
    const auto name = environment().posts.find("name");
    const auto word = environment().posts.find("word");
    if (name == environment().posts.end() || word == environment().posts.end() ||
        !isKnown(name->second, word->second)) {
      out << "Status: 302 Found\r\nLocation: /login?error=1\r\n\r\n";
      // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: POST gets a 302{{.*}}; 303 always means GET [http-redirect-implicit-see-other]
      // CHECK-FIXES: out << "Status: 303 See Other\r\nLocation: /login?error=1\r\n\r\n";
      return;
    }
    const auto id = sessions.generate(std::make_shared<std::string>(name->second));
    out << "Set-Cookie: sid=" << Encoding::URL << id << Encoding::NONE << "; path=/\r\n";
    out << "Status: 302 Found\r\n";
    // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: POST gets a 302{{.*}}; 303 always means GET [http-redirect-implicit-see-other]
    // CHECK-FIXES: out << "Status: 303 See Other\r\n";
    out << "Location: /home\r\n\r\n";
  }

public:
  Login() : Fastcgipp::Request<char>(1024) {}
};

// The silent twin: only who asks with GET is sent on.
class Welcome : public Fastcgipp::Request<char> {
  bool response() override {
    if (environment().requestMethod != RequestMethod::GET) {
      out << "Status: 405 Method Not Allowed\r\n\r\n";
      return true;
    }
    out << "Status: 302 Found\r\nLocation: /home\r\n\r\n";
    return true;
  }
};

class Entries : public Fastcgipp::Request<char> {
  bool response() override {
    if (environment().requestMethod == RequestMethod::POST) {
      const auto text = environment().posts.find("text");
      const int id = addEntry(text->second);
      out << "Status: 303 See Other\r\nLocation: /entries/" << id << "\r\n\r\n";
      return true;
    }
    if (environment().requestMethod == RequestMethod::PUT) {
      out << "Status: 302 Found\r\n"
      // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: PUT gets a 302{{.*}}, 303 shows a page
          << "Location: /welcome\r\n\r\n";
      return true;
    }
    out << "Content-Type: text/html\r\n\r\n";
    return true;
  }
};

// Port 80 sends everything to https.
class Plain : public Fastcgipp::Request<char> {
  bool response() override {
    out << "Status: 301 Moved Permanently\r\nLocation: https://" << environment().host << Encoding::URL
    // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: POST, PUT, PATCH and DELETE get a 301{{.*}}; 308 repeats it [http-redirect-loses-method]
    // CHECK-FIXES: out << "Status: 308 Permanent Redirect\r\nLocation: https://" << environment().host << Encoding::URL
        << environment().requestUri << Encoding::NONE << "\r\n\r\n";
    return true;
  }
};
class PlainRight : public Fastcgipp::Request<char> {
  bool response() override {
    out << "Status: 308 Permanent Redirect\r\nLocation: https://" << environment().host << environment().requestUri
        << "\r\n\r\n";
    return true;
  }
};
class PlainPages : public Fastcgipp::Request<char> {
  bool response() override {
    if (environment().requestMethod == RequestMethod::GET || environment().requestMethod == RequestMethod::HEAD)
      out << "Status: 301 Moved Permanently\r\nLocation: https://" << environment().host << environment().requestUri
          << "\r\n\r\n";
    else
      out << "Status: 405 Method Not Allowed\r\n\r\n";
    return true;
  }
};

// What goes to the server's log is no answer.
class Logs : public Fastcgipp::Request<char> {
  bool response() override {
    if (environment().requestMethod == RequestMethod::POST)
      err << "Status: 302 Found\r\nLocation: /home\r\n\r\n";
    out << "Content-Type: text/html\r\n\r\n";
    return true;
  }
};

void serve() {
  Fastcgipp::Manager<Login> login(2);
  Fastcgipp::Manager<Welcome> welcome;
  Fastcgipp::Manager<Entries> entries;
  Fastcgipp::Manager<Plain> plain;
  Fastcgipp::Manager<PlainRight> right;
  Fastcgipp::Manager<PlainPages> pages;
  Fastcgipp::Manager<Logs> logs;
}
