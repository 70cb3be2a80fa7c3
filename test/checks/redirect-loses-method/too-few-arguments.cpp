// RUN: %check_redirects %s %t --framework cpp-httplib --std c++20

// What is called as a function of the standard library needn't be given what
// that takes.

#include <algorithm>
#include <httplib.h>
#include <iterator>
using namespace httplib;
namespace std {
template <class... As> int back_inserter(As...);
template <class... As> int copy(As...);
template <class... As> int exchange(As...);
template <class... As> int for_each(As...);
template <class... As> int format_to(As...);
template <class... As> int invoke(As...);
template <class... As> int regex_match(As...);
template <class... As> int sscanf(As...);
template <class... As> int stoi(As...);
template <class... As> int strlen(As...);
template <class... As> int strtok(As...);
template <class... As> int swap(As...);
template <class... As> int transform(As...);
} // namespace std

void addHandlers(Server &server) {
  server.Post("/a", [](const Request &req, Response &res) {
    std::string url = "https://a.example" + req.path;
    std::format_to(std::back_inserter(), "https://b.example{}", req.path);
    std::format_to(std::back_inserter());
    std::format_to();
    res.set_redirect(url, 302);
    // CHECK-MESSAGES: :[[@LINE-1]]:27: warning: POST gets a 302
    // CHECK-FIXES: res.set_redirect(url, 307);
  });
  server.Post("/b", [](const Request &req, Response &res) {
    std::copy();
    std::copy(std::back_inserter());
    std::exchange();
    std::for_each();
    std::swap();
    std::transform();
    if (std::regex_match() || std::sscanf() || std::invoke() || std::strtok())
      return;
    for (int i = std::stoi(); i < std::strlen(); ++i)
      std::invoke();
    res.set_redirect("https://b.example" + req.path, 302);
    // CHECK-MESSAGES: :[[@LINE-1]]:54: warning: POST gets a 302
    // CHECK-FIXES: res.set_redirect("https://b.example" + req.path, 307);
  });
}

// Silent.
void addTwin(Server &server) {
  server.Get("/a", [](const Request &req, Response &res) {
    std::format_to(std::back_inserter(), "https://a.example{}", req.path);
    res.set_redirect("https://a.example" + req.path, 302);
  });
}
