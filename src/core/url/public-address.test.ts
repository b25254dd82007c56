import { expect, it } from 'vitest'
import { isPublicAddress } from './public-address.ts'

it.each([
  'https://www.harbour.example/a',
  'http://8.8.8.8/',
  'https://[2606:4700::1111]/',
  'https://local.harbour.example/',
  'https://mylocalhost.example/',
])('%s is public', (url) => expect(isPublicAddress(url)).toBe(true))

it.each([
  'http://localhost/a',
  'http://news.localhost./',
  'http://router/',
  'http://printer.local/',
  'https://wiki.corp/',
  'http://127.0.0.1:8080/',
  'http://2130706433/',
  'http://0x7f.1/',
  'http://10.1.2.3/',
  'http://172.31.255.255/',
  'http://192.168.0.1/',
  'http://169.254.169.254/latest/meta-data/',
  'http://[::1]/',
  'http://[::ffff:192.168.0.1]/',
  'http://[fd00::1]/',
  'http://[fe80::1]/',
  'http://[2002:c0a8:1::]/',
  'ftp://harbour.example/',
  'harbour.example',
])('%s is not', (url) => expect(isPublicAddress(url)).toBe(false))
