#include "guestbook.h"

#include <sstream>

using httplib::Request;
using httplib::Response;

std::map<int, Entry> GuestBook::entries() const {
  const std::scoped_lock lock(mutex);
  return byId;
}

int GuestBook::sign(const std::string &name, const std::string &text) {
  const std::scoped_lock lock(mutex);
  byId[++lastId] = {name, text};
  return lastId;
}

bool GuestBook::edit(int id, const std::string &text) {
  const std::scoped_lock lock(mutex);
  const auto entry = byId.find(id);
  if (entry != byId.end())
    entry->second.text = text;
  return entry != byId.end();
}

bool GuestBook::remove(int id) {
  const std::scoped_lock lock(mutex);
  return byId.erase(id) == 1;
}

namespace {

std::string escaped(const std::string &text) {
  std::string html;
  for (const char c : text)
    if (c == '&')
      html += "&amp;";
    else if (c == '<')
      html += "&lt;";
    else
      html += c;
  return html;
}

int entryId(const Request &req) { return std::stoi(req.matches[1]); }

/// What people see. HTML forms only GET and POST; each POST ends on the page.
struct Pages {
  GuestBook &book;

  void show(const Request &req, Response &res) const {
    std::ostringstream html;
    html << "<!doctype html><title>Guestbook</title>\n";
    if (req.has_param("error"))
      html << "<p>Please write something.</p>\n";
    for (const auto &[id, entry] : book.entries())
      html << "<p id=entry-" << id << "><b>" << escaped(entry.name) << "</b> "
           << escaped(entry.text) << "</p>\n";
    html << "<form method=post action=/sign><input name=name>"
            "<input name=text><button>Sign</button></form>\n";
    res.set_content(html.str(), "text/html; charset=utf-8");
  }

  void sign(const Request &req, Response &res) const {
    const std::string text = req.get_param_value("text");
    if (text.empty()) {
      res.set_redirect("/?error=empty");
      return;
    }
    book.sign(req.get_param_value("name"), text);
    res.set_redirect("/");
  }

  void edit(const Request &req, Response &res) const {
    const int id = entryId(req);
    if (!book.edit(id, req.get_param_value("text"))) {
      res.status = 404;
      return;
    }
    res.set_redirect("/#entry-" + std::to_string(id));
  }

  void remove(const Request &req, Response &res) const {
    book.remove(entryId(req));
    res.set_redirect("/", 303);
  }
};

void addPages(httplib::Server &server, GuestBook &book) {
  const Pages pages{book};
  server.Get("/", [pages](const Request &req, Response &res) {
    pages.show(req, res);
  });
  server.Post("/sign", [pages](const Request &req, Response &res) {
    pages.sign(req, res);
  });
  server.Post(
      R"(/entries/(\d{1,9})/edit)",
      [pages](const Request &req, Response &res) { pages.edit(req, res); });
  server.Post(
      R"(/entries/(\d{1,9})/delete)",
      [pages](const Request &req, Response &res) { pages.remove(req, res); });
}

void addInterface(httplib::Server &server, GuestBook &book) {
  server.Get("/v2/entries", [&book](const Request &, Response &res) {
    std::ostringstream lines;
    for (const auto &[id, entry] : book.entries())
      lines << id << '\t' << entry.name << '\t' << entry.text << '\n';
    res.set_content(lines.str(), "text/plain; charset=utf-8");
  });
  server.Post("/v2/entries", [&book](const Request &req, Response &res) {
    const int id =
        book.sign(req.get_param_value("name"), req.get_param_value("text"));
    res.set_header("Location", "/v2/entries/" + std::to_string(id));
    res.status = 201;
  });

  const std::string oneEntry = R"(/v2/entries/(\d{1,9}))";
  const auto edit = [&book](const Request &req, Response &res) {
    const std::string text = req.get_param_value("text");
    if (text.empty())
      res.status = 400;
    else
      res.status = book.edit(entryId(req), text) ? 204 : 404;
  };
  server.Put(oneEntry, edit);
  server.Patch(oneEntry, edit);
  server.Delete(oneEntry, [&book](const Request &req, Response &res) {
    res.status = book.remove(entryId(req)) ? 204 : 404;
  });
}

} // namespace

void addEntryRoutes(httplib::Server &server, GuestBook &book) {
  addPages(server, book);
  addInterface(server, book);
}
