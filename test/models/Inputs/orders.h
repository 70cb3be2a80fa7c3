// A framework that no shipped model knows.

#ifndef ORDERS_H
#define ORDERS_H

#include <functional>
#include <string>

namespace orders_web {

enum class Verb { Get, Post };

struct Call {
  Verb verb() const;
  const std::string &path() const;
  std::string form(const std::string &name) const;
};

struct Reply {
  void go(const std::string &target, int status = 302);
  void status(int code);
  void header(const std::string &name, const std::string &value);
};

using Handler = std::function<void(const Call &, Reply &)>;

struct App {
  void on(Verb verb, const std::string &path, Handler handler);
  void fallback(Handler handler);
};

} // namespace orders_web

#endif
