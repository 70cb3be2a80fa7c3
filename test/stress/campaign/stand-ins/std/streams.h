// <iostream>, <sstream>, <fstream>
#pragma once
#include "text.h"

namespace std {

class ios_base {
public:
  enum openmode { app = 1, in = 8, out = 16 };
  explicit operator bool() const;
  bool operator!() const;
  bool good() const;
};
template <class C> class basic_ostream : public virtual ios_base {
public:
  explicit basic_ostream(void *buffer = nullptr);
  basic_ostream &operator<<(basic_ostream &(*)(basic_ostream &));
  basic_ostream &operator<<(int);
  basic_ostream &operator<<(unsigned);
  basic_ostream &operator<<(long);
  basic_ostream &operator<<(unsigned long);
  basic_ostream &operator<<(double);
  basic_ostream &operator<<(bool);
  basic_ostream &operator<<(const void *);
  basic_ostream &write(const C *, long);
  basic_ostream &put(C);
};
template <class C> class basic_istream : public virtual ios_base {
public:
  explicit basic_istream(void *buffer = nullptr);
  basic_istream &operator>>(int &);
  basic_istream &read(C *, long);
  int get();
};
template <class C>
class basic_iostream : public basic_istream<C>, public basic_ostream<C> {};
using ostream = basic_ostream<char>;
using istream = basic_istream<char>;
using iostream = basic_iostream<char>;
template <class C> basic_ostream<C> &operator<<(basic_ostream<C> &, const C *);
template <class C> basic_ostream<C> &operator<<(basic_ostream<C> &, C);
template <class C, class T, class A>
basic_ostream<C> &operator<<(basic_ostream<C> &, const basic_string<C, T, A> &);
template <class C, class T>
basic_ostream<C> &operator<<(basic_ostream<C> &, basic_string_view<C, T>);
template <class C, class T, class A>
basic_istream<C> &operator>>(basic_istream<C> &, basic_string<C, T, A> &);
template <class C, class T, class A>
basic_istream<C> &getline(basic_istream<C> &, basic_string<C, T, A> &);
template <class C, class T, class A>
basic_istream<C> &getline(basic_istream<C> &, basic_string<C, T, A> &, C);
template <class C> basic_ostream<C> &endl(basic_ostream<C> &);
extern ostream cout, cerr, clog;

#define STRING_STREAM(name, Base)                                              \
  template <class C> class name : public Base<C> {                             \
  public:                                                                      \
    name();                                                                    \
    explicit name(const string &);                                             \
    string str() const;                                                        \
    void str(const string &);                                                  \
  };
inline namespace __cxx11 {
STRING_STREAM(basic_stringstream, basic_iostream)
STRING_STREAM(basic_ostringstream, basic_ostream)
STRING_STREAM(basic_istringstream, basic_istream)
} // namespace __cxx11
using stringstream = basic_stringstream<char>;
using ostringstream = basic_ostringstream<char>;
using istringstream = basic_istringstream<char>;

#define FILE_STREAM(name, Base)                                                \
  template <class C> class name : public Base<C> {                             \
  public:                                                                      \
    name();                                                                    \
    explicit name(const string &, int = 0);                                    \
    explicit name(const char *, int = 0);                                      \
    void open(const string &, int = 0);                                        \
    void close();                                                              \
  };
FILE_STREAM(basic_fstream, basic_iostream)
FILE_STREAM(basic_ofstream, basic_ostream)
FILE_STREAM(basic_ifstream, basic_istream)
using fstream = basic_fstream<char>;
using ofstream = basic_ofstream<char>;
using ifstream = basic_ifstream<char>;

} // namespace std
