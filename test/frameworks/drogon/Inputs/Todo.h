// A controller as Drogon's users write them: routes in the header, handlers in
// a file of their own.

#ifndef TODO_H
#define TODO_H

#include <drogon/drogon.h>

namespace api {

class Todo : public drogon::HttpController<Todo> {
public:
  using Callback = std::function<void(const drogon::HttpResponsePtr &)>;

  METHOD_LIST_BEGIN
  ADD_METHOD_TO(Todo::list, "/v1/todo", drogon::Get);
  ADD_METHOD_TO(Todo::add, "/v1/todo", drogon::Post);
  ADD_METHOD_TO(Todo::change, "/v1/todo/{1}", drogon::Put, drogon::Patch,
                "LoginFilter");
  METHOD_LIST_END

  void list(const drogon::HttpRequestPtr &req, Callback &&callback) const;
  void add(const drogon::HttpRequestPtr &req, Callback &&callback) const;
  void change(const drogon::HttpRequestPtr &req, Callback &&callback,
              int id) const;
};

} // namespace api

#endif
